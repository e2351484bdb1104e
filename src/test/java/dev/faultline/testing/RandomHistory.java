// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.testing;

import dev.faultline.probe.FailureClass;
import dev.faultline.probe.Observation;
import dev.faultline.probe.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Observations on a scale of milliseconds, so that every position and every lag can be tried. Starts at epoch 0. */
public final class RandomHistory {

    public static final Duration INTERVAL = Duration.ofMillis(10);
    public static final Duration TIMEOUT = Duration.ofMillis(4);

    /** Two intervals and a timeout. */
    public static final long ALLOWED_GAP = 24;

    private RandomHistory() {}

    /** Observations that do not overlap, up to about {@code length} milliseconds. */
    public static List<Observation> of(SplittableRandom random, int length) {
        var observations = new ArrayList<Observation>();
        var calm = random.nextInt(2, 12);
        var status = Status.UP;
        for (var at = random.nextInt(20); at < length; ) {
            if (random.nextInt(calm) == 0) {
                status = pick(random);
            }
            var lasting = random.nextInt(3) == 0 ? random.nextInt(8) : 0;
            observations.add(observation(at, lasting, status));
            at += Math.max(lasting, 1) + random.nextInt(random.nextInt(12) == 0 ? 60 : 12);
        }
        return observations;
    }

    /** As {@link #of}, but probes may overlap and start at the same time. */
    public static List<Observation> overlapping(SplittableRandom random, int length) {
        var observations = new ArrayList<Observation>();
        for (var at = 0; at < length; at += random.nextInt(15)) {
            observations.add(observation(at, random.nextInt(30), pick(random)));
        }
        return observations;
    }

    public static Observation observation(long at, long lasting, Status status) {
        return ObservationFixtures.of("db", Instant.ofEpochMilli(at), status, failureOf(status))
                .lasting(Duration.ofMillis(lasting))
                .paced(INTERVAL, TIMEOUT)
                .made();
    }

    private static FailureClass failureOf(Status status) {
        return switch (status) {
            case UP -> FailureClass.NONE;
            case DEGRADED -> FailureClass.SLOW;
            case DOWN -> FailureClass.CONNECT;
            case UNKNOWN -> FailureClass.PROBER;
        };
    }

    private static Status pick(SplittableRandom random) {
        return switch (random.nextInt(10)) {
            case 0, 1, 2 -> Status.DOWN;
            case 3 -> Status.DEGRADED;
            case 4 -> Status.UNKNOWN;
            default -> Status.UP;
        };
    }
}
