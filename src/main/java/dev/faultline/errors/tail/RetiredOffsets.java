// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.errors.tail;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The last places of files that are not open: of those that are done with, that were emptied, or that are not found. A file
 * that turns up again, or a copy of it, goes on there. Not thread-safe.
 */
final class RetiredOffsets {

    private static final int MOST = 32;

    private final List<FileOffset> places = new ArrayList<>();
    private final Set<FileOffset> missing = new HashSet<>();

    List<FileOffset> places() {
        return List.copyOf(places);
    }

    /** Adds some of files that must be somewhere, if only as a copy. */
    void miss(Collection<FileOffset> more) {
        add(more);
        missing.addAll(more);
        missing.retainAll(places);
    }

    /** Adds some, the oldest first; of too many the oldest are forgotten, and one at the beginning of a file says nothing. */
    void add(Collection<FileOffset> more) {
        for (var place : more) {
            if (place.offset() > 0 && places.stream().noneMatch(place::isAt)) {
                places.add(place);
            }
        }
        while (places.size() > MOST) {
            places.remove(0);
        }
    }

    /** Adds the end of a file that was rotated before the log was followed: nothing of it is to be read. */
    void addEnd(FileIdentity rotated) {
        try {
            var opened = TailedFile.open(rotated);
            if (opened.isPresent()) {
                try (var old = opened.get()) {
                    add(List.of(old.end()));
                }
            }
        } catch (IOException unreadable) {
            // Nor will it be later.
        }
    }

    /** Whether something is known of a file with that number, which may be used again. */
    boolean know(String key) {
        return places.stream().anyMatch(each -> each.key().equals(key));
    }

    /** How far that very file has been read, if it is known and still holds that. */
    Optional<FileOffset> takeOwn(TailedFile file) throws IOException {
        return know(file.key()) ? take(file, place -> place.key().equals(file.key())) : Optional.empty();
    }

    /** How far the file was read that this one is a copy of; many logs begin with the same few bytes. */
    Optional<FileOffset> takeOriginal(TailedFile file) throws IOException {
        return take(file, place -> missing.contains(place) || place.offset() >= LogFingerprint.HEAD);
    }

    /** How far that log was read in whose place the file was put while nobody followed it. */
    Optional<FileOffset> takeRewritten(TailedFile file) throws IOException {
        return take(file, place -> missing.contains(place) && place.offset() >= LogFingerprint.HEAD);
    }

    /** Takes out what the file holds: from now on the file itself has the place. */
    private Optional<FileOffset> take(TailedFile file, Predicate<FileOffset> which) throws IOException {
        var furthest = Optional.<FileOffset>empty();
        for (var place : places()) {
            if (which.test(place) && file.bytes().hold(place)) {
                places.remove(place);
                if (furthest.isEmpty() || furthest.get().offset() < place.offset()) {
                    furthest = Optional.of(place);
                }
            }
        }
        return furthest;
    }
}
