// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.errors.tail;

import dev.faultline.text.ExceptionWords;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The files that a log consists of and that are not done with: the one that its path leads to, and before it those that it
 * led to earlier, for as long as somebody may still write to them. The oldest comes first. Not thread-safe.
 *
 * <p>Whenever the path leads to another file, a file was emptied, and after a restart, it is searched for what the log was
 * in between.
 */
final class RotationChain implements Closeable {

    private final Path path;
    private final RotatedFiles siblings;
    private final OpenFiles open = new OpenFiles();
    private final RetiredOffsets retired = new RetiredOffsets();
    private final CurrentFile current;
    private Instant since = Instant.EPOCH;
    private boolean isUnsearched;

    RotationChain(Path path) {
        this.path = path;
        this.siblings = new RotatedFiles(path);
        this.current = new CurrentFile(open, retired, siblings);
    }

    /** The oldest first. */
    List<TailedFile> files() {
        return open.list();
    }

    /** Whether the path has led to another file since. */
    boolean isOld(TailedFile file) {
        return open.newest().filter(newest -> newest != file).isPresent();
    }

    /** When the newest was last written to, before it was read. */
    Optional<Instant> written() {
        return open.newest().map(TailedFile::mark).map(FileOffset::written);
    }

    /** How often the path led to another file. */
    long rotations() {
        return open.rotations();
    }

    /** How far those were read that are not open. */
    List<FileOffset> retired() {
        return retired.places();
    }

    /**
     * Starts so many bytes before the end of what is there, and after all that was rotated.
     *
     * @throws IOException if it is there and cannot be read
     */
    void start(long bytesBeforeEnd) throws IOException {
        var now = FileIdentity.ifThere(path);
        var current = now.isPresent() ? TailedFile.open(now.get()) : Optional.<TailedFile>empty();
        if (current.isPresent()) {
            open.add(0, current.get());
            current.get().resumeBeforeEnd(bytesBeforeEnd);
        }
        for (var each : siblings.rotated()) {
            since = each.written().isAfter(since) ? each.written() : since;
            if (!open.isNewest(each)) {
                retired.addEnd(each);
            }
        }
    }

    /** Goes on from places that were stored, as far as their files can be found. */
    void resume(LogOffsets places) {
        retired.add(places.past());
        retired.miss(places.open());
        since = places.open().stream()
                .map(FileOffset::written)
                .min(Comparator.naturalOrder())
                .orElse(Instant.MAX);
        isUnsearched = true;
        open.begin();
    }

    /** Takes up the file that the path leads to, if it is another one, and what the log was in between; says what is in the way. */
    Optional<String> follow() {
        try {
            if (isUnsearched) {
                takeUp(FileIdentity.ifThere(path));
            }
            var now = FileIdentity.of(path);
            if (now.isEmpty()) {
                return Optional.of("is no plain file");
            }
            if (isNews(now.get())) {
                takeUp(now);
            }
            if (open.isNewest(now.get())) {
                open.newest().orElseThrow().noticeWriting(now.get());
            }
            return Optional.empty();
        } catch (NoSuchFileException gone) {
            return Optional.of("is not there");
        } catch (AccessDeniedException denied) {
            return Optional.of("may not be read");
        } catch (IOException failed) {
            return Optional.of("cannot be read: " + ExceptionWords.of(failed));
        }
    }

    /** A file of which nothing was read cannot be told from one that was copied and emptied before anything was. */
    private boolean isNews(FileIdentity now) {
        return open.newest()
                .filter(newest -> newest.key().equals(now.key()))
                .map(TailedFile::mark)
                .filter(mark ->
                        mark.offset() > 0 || now.size() == 0 && mark.written().equals(now.written()))
                .isEmpty();
    }

    private void takeUp(Optional<FileIdentity> now) throws IOException {
        since = oldestWriting();
        isUnsearched = true;
        var lost = lost();
        var newest = now.isPresent() ? current.open(now.get()) : Optional.<TailedFile>empty();
        search(newest.map(open::indexOf).orElse(open.size()), lost);
        isUnsearched = false;
    }

    private Instant oldestWriting() {
        return isUnsearched ? since : open.oldestWriting().orElse(since);
    }

    private List<FileOffset> lost() throws IOException {
        var lost = new ArrayList<FileOffset>();
        for (var file : open.list()) {
            if (!file.bytes().hold(file.committed())) {
                lost.add(file.committed());
            }
        }
        retired.miss(lost);
        return lost;
    }

    private void search(int index, List<FileOffset> lost) throws IOException {
        var search = new RotationSearch(retired, open.list(), lost);
        try {
            search.run(siblings, since);
        } finally {
            for (var each : search.found()) {
                open.add(index + search.found().indexOf(each), each);
            }
        }
    }

    /**
     * What was read of a file is not in it any more: goes on in a copy that holds it, if there is one, then in what the log
     * was in between, then at the beginning of the file.
     */
    void lose(TailedFile file) throws IOException {
        since = oldestWriting();
        search(open.indexOf(file), lost());
        file.restart();
    }

    /** Closes a file that is done with. */
    void drop(TailedFile file) throws IOException {
        open.remove(file);
        retired.add(List.of(file.committed()));
        file.close();
    }

    @Override
    public void close() throws IOException {
        open.close();
    }
}
