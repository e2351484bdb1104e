// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.errors.tail;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Finds what else of a log is to be read: of all that was written to beside it since a time, a file of which a place is
 * known goes on there, and one of which none is known, but whose name says that it was the log, is read from its beginning.
 * For one search.
 */
final class RotationSearch {

    /** A rotation takes some milliseconds, in which names lead to other files. */
    private static final int MOST_SEARCHES = 5;

    private final RetiredOffsets retired;
    private final List<TailedFile> open;
    private final List<FileOffset> lost;
    private final List<TailedFile> found = new ArrayList<>();
    private boolean isMissing;

    /**
     * @param open the files that are open
     * @param lost places of these that are not in them any more
     */
    RotationSearch(RetiredOffsets retired, List<TailedFile> open, List<FileOffset> lost) {
        this.retired = retired;
        this.open = open;
        this.lost = lost;
    }

    /** What was found, also by a search that failed; the oldest first if it did not. */
    List<TailedFile> found() {
        return List.copyOf(found);
    }

    /**
     * Opens what is not open yet.
     *
     * @param since nothing that was last written to before is to be read
     */
    void run(RotatedFiles siblings, Instant since) throws IOException {
        var searches = 0;
        do {
            isMissing = false;
            runOnce(siblings, since);
            searches++;
        } while (isMissing && searches < MOST_SEARCHES);
    }

    private void runOnce(RotatedFiles siblings, Instant since) throws IOException {
        // Listed first: what is rotated from now on comes after the file that the path leads to, and is found with the
        // next.
        var rotated = siblings.rotated().stream().map(FileIdentity::key).toList();
        var files = siblings.writtenSince(since);
        for (var file : files) {
            if (!isOpen(file) && retired.know(file.key())) {
                takeKnown(file);
            }
        }
        for (var file : files) {
            if (!isOpen(file)) {
                takeCopyOrUnknown(file, rotated.contains(file.key()));
            }
        }
        var order = RotationOrder.oldestFirst(
                        files.stream().filter(file -> isIn(found, file)).toList())
                .stream()
                .map(FileIdentity::key)
                .toList();
        found.sort(Comparator.comparingInt(each -> order.indexOf(each.key())));
    }

    private boolean isOpen(FileIdentity file) {
        return isIn(open, file) || isIn(found, file);
    }

    private static boolean isIn(Collection<TailedFile> files, FileIdentity file) {
        return files.stream().anyMatch(each -> each.key().equals(file.key()));
    }

    private void takeKnown(FileIdentity file) throws IOException {
        var tailed = openIfThere(file);
        if (tailed.isPresent()) {
            var place = retired.takeOwn(tailed.get());
            decide(tailed.get(), place, place.isPresent());
        }
    }

    private void takeCopyOrUnknown(FileIdentity file, boolean rotated) throws IOException {
        var tailed = openIfThere(file);
        if (tailed.isPresent()) {
            var isCopy = isCopyOf(open, tailed.get()) || isCopyOf(found, tailed.get());
            var place = isCopy ? Optional.<FileOffset>empty() : retired.takeOriginal(tailed.get());
            var isUnknown = rotated && !isCopy && !tailed.get().bytes().endBeforeAny(lost);
            decide(tailed.get(), place, place.isPresent() || isUnknown);
        }
    }

    private void decide(TailedFile tailed, Optional<FileOffset> place, boolean taken) throws IOException {
        if (!taken) {
            tailed.close();
            return;
        }
        found.add(tailed);
        if (place.isPresent()) {
            tailed.resume(place.get());
        }
    }

    /** While a file is being copied, and before it is emptied, what is in the copy is read from the file. */
    private static boolean isCopyOf(Collection<TailedFile> originals, TailedFile tailed) throws IOException {
        var end = tailed.end();
        for (var each : originals) {
            if (end.offset() > 0 && each.bytes().hold(end)) {
                return true;
            }
        }
        return false;
    }

    /** Empty if it cannot be opened, or if its name leads to another file by now: then the files are searched once more. */
    private Optional<TailedFile> openIfThere(FileIdentity identity) {
        try {
            var opened = TailedFile.open(identity);
            isMissing |= opened.isEmpty();
            return opened;
        } catch (NoSuchFileException renamed) {
            isMissing = true;
            return Optional.empty();
        } catch (IOException notToBeRead) {
            return Optional.empty();
        }
    }
}
