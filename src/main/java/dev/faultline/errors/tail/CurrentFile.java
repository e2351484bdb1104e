// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.errors.tail;

import java.io.IOException;
import java.util.Optional;

/**
 * Opens the file that the path of a log leads to, where it was left.
 *
 * @param open the files that are open, to which it is added
 * @param retired how far others were read
 * @param siblings what it may be a copy of
 */
record CurrentFile(OpenFiles open, RetiredOffsets retired, RotatedFiles siblings) {

    /** The file that the path leads to, as the newest; empty if another one is there by now. */
    Optional<TailedFile> open(FileIdentity now) throws IOException {
        var known = open.find(now.key());
        if (known.isPresent()) {
            open.makeNewest(known.get());
            return known;
        }
        var opened = TailedFile.open(now);
        if (opened.isPresent()) {
            var place = takenOver(opened.get());
            if (place.isPresent()) {
                opened.get().resume(place.get());
            }
            open.add(open.size(), opened.get());
        }
        return opened;
    }

    /** How far the new file was read: under its own name, or as the one in whose place it was put by an editor. */
    private Optional<FileOffset> takenOver(TailedFile file) throws IOException {
        var own = retired.takeOwn(file);
        if (own.isPresent()) {
            return own;
        }
        return open.newest().isPresent()
                ? new RewrittenLog(siblings, open.newest().get()).placeIn(file)
                : retired.takeRewritten(file);
    }
}
