// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.timeline;

import dev.faultline.probe.FailureClass;
import dev.faultline.probe.Status;
import java.util.Optional;

/**
 * A run of observations that are not {@code UP}.
 *
 * @param status {@code DOWN} or {@code DEGRADED}, whichever held longer
 * @param onset between the last good observation before it and its first
 * @param recovery between its last observation and the first good one after it; absent while nobody has seen it up again
 * @param failure the class that held longest
 * @param message of that class, the latest
 * @param observations how many failing observations
 */
public record Episode(
        Status status,
        InstantBounds onset,
        Optional<InstantBounds> recovery,
        FailureClass failure,
        String message,
        long observations) {}
