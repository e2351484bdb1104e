// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.archive;

import dev.faultline.basics.TimeOrder;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * A span of time whose verdicts are to be the same elsewhere, and how far beyond it evidence bears on them.
 *
 * @param from its start
 * @param to its end, after {@code from}
 * @param now the present: nothing is known beyond it
 */
public record ArchivedSpan(Instant from, Instant to, Instant now) {

    /** What is usual is taken from the week before a window; its first failure may have begun before that. */
    private static final Duration BASELINE = Duration.ofDays(7).plusHours(1);

    /** How far back it matters which version came after which. */
    private static final Duration CHANGES = Duration.ofDays(30);

    /** What is usual of requests and their errors, and how far before a window a change may be its cause. */
    private static final Duration RESPONSES = Duration.ofHours(3);

    /** A failure is followed to its end, and a roll-back to its effect. */
    private static final Duration AFTERMATH = Duration.ofHours(1);

    /** From when on runs are told. */
    public Instant runsFrom() {
        return from.minus(BASELINE);
    }

    /** From when on observations are told one by one: the start of an hour, as runs are kept by the hour. */
    public Instant observationsFrom() {
        return from.truncatedTo(ChronoUnit.HOURS);
    }

    public Instant changesFrom() {
        return from.minus(CHANGES);
    }

    public Instant responsesFrom() {
        return from.minus(RESPONSES);
    }

    /** Up to when anything is told. */
    public Instant end() {
        return TimeOrder.earlier(now, to.plus(AFTERMATH));
    }
}
