// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.errors.tail;

import java.util.Optional;

/**
 * How the following of a log gets on, since it was started.
 *
 * @param lines how many lines were read and kept
 * @param cut how many of the lines read were too long and are known by their beginning only
 * @param bytes how many bytes were read and kept
 * @param behind how many bytes are in the file that were not read and kept yet, as of the last look
 * @param rotations how often another file took the place of the one that was followed
 * @param truncations how often the file was emptied or overwritten
 * @param refusals how often what was read could not be kept and was read again
 * @param trouble why nothing can be read now, if so, in one sentence
 */
public record TailProgress(
        long lines,
        long cut,
        long bytes,
        long behind,
        long rotations,
        long truncations,
        long refusals,
        Optional<String> trouble) {

    /** The same, with something in the way. */
    TailProgress troubled(Optional<String> reason) {
        return new TailProgress(lines, cut, bytes, behind, rotations, truncations, refusals, reason);
    }
}
