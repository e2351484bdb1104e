// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.fleet;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/**
 * A part of a day of one dependency that is replaced as a whole: what it holds is stored, what else is there goes.
 *
 * @param from when the part begins, within one UTC day
 * @param to when it ends, not included
 * @param runs those that start in it
 */
public record ReplacedSpan(String dependency, Instant from, Instant to, List<ShippedRun> runs) {

    public ReplacedSpan {
        runs = List.copyOf(runs);
    }

    /** The UTC day of which it is a part. */
    public LocalDate day() {
        return from.atOffset(ZoneOffset.UTC).toLocalDate();
    }
}
