package dev.faultline.errors.tail;

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
    private final List<TailedFile> strands = new ArrayList<>();
    private final RetiredOffsets past = new RetiredOffsets();
    private Instant since = Instant.EPOCH;
    private boolean unsearched;
    private boolean begun;
    private long rotations;

    RotationChain(Path path) {
        this.path = path;
        this.siblings = new RotatedFiles(path);
    }

    /** The oldest first. */
    List<TailedFile> strands() {
        return List.copyOf(strands);
    }

    /** Whether the path has led to another file since. */
    boolean isOld(TailedFile strand) {
        return strands.indexOf(strand) < strands.size() - 1;
    }

    /** How often the path led to another file. */
    long rotations() {
        return rotations;
    }

    /** Where those stand that are not open. */
    List<FileOffset> past() {
        return past.places();
    }

    /**
     * Starts so many bytes before the end of what is there, and after all that was rotated.
     *
     * @throws IOException if it is there and cannot be read
     */
    void start(long bytesBeforeEnd) throws IOException {
        var now = ifThere();
        if (now.isPresent()) {
            var opened = TailedFile.open(now.get());
            if (opened.isPresent()) {
                strands.add(opened.get());
                begun = true;
                opened.get().resumeBeforeEnd(bytesBeforeEnd);
            }
        }
        for (var each : siblings.rotated()) {
            since = each.written().isAfter(since) ? each.written() : since;
            if (!isNewest(each)) {
                passOver(each);
            }
        }
    }

    private void passOver(FileIdentity rotated) {
        try {
            var opened = TailedFile.open(rotated);
            if (opened.isPresent()) {
                try (var old = opened.get()) {
                    past.add(List.of(old.end()));
                }
            }
        } catch (IOException notToBeRead) {
            // Nor will it be later.
        }
    }

    /** Goes on from places that were kept, as far as their files can be found. */
    void resume(LogOffsets places) {
        past.add(places.past());
        past.miss(places.open());
        since = places.open().stream()
                .map(FileOffset::written)
                .min(Comparator.naturalOrder())
                .orElse(Instant.MAX);
        unsearched = true;
        begun = true;
    }

    /** Takes up the file that the path leads to, if it is another one, and what the log was in between; says what is in the way. */
    Optional<String> follow() {
        try {
            if (unsearched) {
                takeUp(ifThere());
            }
            var now = FileIdentity.of(path);
            if (now.isEmpty()) {
                return Optional.of("is no plain file");
            }
            if (isNews(now.get())) {
                takeUp(now);
            }
            if (isNewest(now.get())) {
                newest().noticeWriting(now.get());
            }
            return Optional.empty();
        } catch (NoSuchFileException gone) {
            return Optional.of("is not there");
        } catch (AccessDeniedException denied) {
            return Optional.of("may not be read");
        } catch (IOException failed) {
            return Optional.of("cannot be read: " + failed.getClass().getSimpleName());
        }
    }

    private Optional<FileIdentity> ifThere() throws IOException {
        try {
            return FileIdentity.of(path);
        } catch (NoSuchFileException gone) {
            return Optional.empty();
        }
    }

    /** A file of which nothing was read cannot be told from one that was copied and emptied before anything was. */
    private boolean isNews(FileIdentity now) {
        return !isNewest(now)
                || newest().mark().offset() == 0
                        && (now.size() > 0 || !newest().mark().written().equals(now.written()));
    }

    private boolean isNewest(FileIdentity file) {
        return !strands.isEmpty() && newest().key().equals(file.key());
    }

    private TailedFile newest() {
        return strands.get(strands.size() - 1);
    }

    private void takeUp(Optional<FileIdentity> now) throws IOException {
        since = oldestWriting();
        unsearched = true;
        var lost = lost();
        var current = now.isPresent() ? current(now.get()) : Optional.<TailedFile>empty();
        search(current.isPresent() ? strands.indexOf(current.get()) : strands.size(), lost);
        unsearched = false;
    }

    /** Nothing that was written to before was left unread. */
    private Instant oldestWriting() {
        return unsearched
                ? since
                : strands.stream()
                        .map(each -> each.kept().written())
                        .min(Comparator.naturalOrder())
                        .orElse(since);
    }

    private List<FileOffset> lost() throws IOException {
        var lost = new ArrayList<FileOffset>();
        for (var strand : strands) {
            if (!strand.holds(strand.kept())) {
                lost.add(strand.kept());
            }
        }
        past.miss(lost);
        return lost;
    }

    /** The file that the path leads to, as the newest; empty if another one is there by now. */
    private Optional<TailedFile> current(FileIdentity now) throws IOException {
        var open = strands.stream().filter(each -> each.key().equals(now.key())).findFirst();
        if (open.isPresent()) {
            strands.remove(open.get());
            strands.add(open.get());
            return open;
        }
        var opened = TailedFile.open(now);
        if (opened.isPresent()) {
            var place = past.takeOwn(opened.get());
            if (place.isPresent()) {
                opened.get().resume(place.get());
            }
            add(strands.size(), opened.get());
        }
        return opened;
    }

    private void search(int index, List<FileOffset> lost) throws IOException {
        var search = new RotationSearch(past, strands(), lost);
        try {
            search.run(siblings, since);
        } finally {
            for (var each : search.found()) {
                add(index + search.found().indexOf(each), each);
            }
        }
    }

    private void add(int index, TailedFile strand) {
        strands.add(index, strand);
        rotations += begun && strand.kept().offset() == 0 ? 1 : 0;
        begun = true;
    }

    /**
     * What was read of a file is not in it any more: goes on in a copy that holds it, if there is one, then in what the log
     * was in between, then at the beginning of the file.
     */
    void lose(TailedFile strand) throws IOException {
        since = oldestWriting();
        search(strands.indexOf(strand), lost());
        strand.restart();
    }

    /** Closes a file that is done with. */
    void drop(TailedFile strand) throws IOException {
        strands.remove(strand);
        past.add(List.of(strand.kept()));
        strand.close();
    }

    @Override
    public void close() throws IOException {
        for (var strand : strands) {
            strand.close();
        }
        strands.clear();
    }
}
