// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.errors.tail;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * A log in whose place an editor or {@code sed -i} has put a copy: its lines are no news. Whoever had it open may still write to
 * the old file, which is read on.
 *
 * @param siblings the files beside it
 * @param old the file that was the log
 */
record RewrittenLog(RotatedFiles siblings, TailedFile old) {

    /** Where reading goes on in the new file; empty if that is no copy. */
    Optional<FileOffset> placeIn(TailedFile fresh) throws IOException {
        for (var place : List.of(old.end(), fresh.end(), old.mark())) {
            var isRead = place.offset() > 0 && place.offset() >= old.committed().offset();
            if (isRead && old.bytes().hold(place) && fresh.bytes().hold(place)) {
                return Optional.of(place).filter(this::isTold);
            }
        }
        return Optional.empty();
    }

    /** Many logs begin with the same few bytes; one that was rotated is still there. */
    private boolean isTold(FileOffset place) {
        try {
            return place.offset() >= LogFingerprint.HEAD || !siblings.have(old.key());
        } catch (IOException unreadable) {
            return false;
        }
    }
}
