// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.fleet;

import dev.faultline.timeline.Run;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * A run as the fleet's database has it: cut at midnight UTC.
 *
 * @param open whether it goes on: its last observation is no older than the run's allowed gap before the batch's
 *     {@code through}, whatever its last end says
 */
public record ShippedRun(Run run, boolean open) {

    /** The UTC day in which it starts. */
    public LocalDate day() {
        return run.firstStart().atOffset(ZoneOffset.UTC).toLocalDate();
    }
}
