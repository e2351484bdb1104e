// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.testing;

import dev.faultline.probe.FailureClass;
import dev.faultline.probe.Observation;
import dev.faultline.probe.Status;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/** Makes observations: every second, with a timeout of two, unless said otherwise. */
public record ObservationFixtures(
        String dependency,
        Instant start,
        Duration duration,
        Status status,
        FailureClass failure,
        String message,
        Map<String, Duration> phases,
        Duration interval,
        Duration timeout) {

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration TWO_SECONDS = Duration.ofSeconds(2);

    public static ObservationFixtures up(String dependency, Instant start) {
        return of(dependency, start, Status.UP, FailureClass.NONE).lasting(Duration.ofMillis(5));
    }

    public static ObservationFixtures down(String dependency, Instant start, FailureClass failure, String message) {
        return of(dependency, start, Status.DOWN, failure)
                .lasting(Duration.ofMillis(20))
                .saying(message);
    }

    /** One that took no time. */
    public static ObservationFixtures of(String dependency, Instant start, Status status, FailureClass failure) {
        return new ObservationFixtures(
                dependency, start, Duration.ZERO, status, failure, "", Map.of(), SECOND, TWO_SECONDS);
    }

    public ObservationFixtures lasting(Duration measured) {
        return new ObservationFixtures(
                dependency, start, measured, status, failure, message, phases, interval, timeout);
    }

    public ObservationFixtures saying(String words) {
        return new ObservationFixtures(dependency, start, duration, status, failure, words, phases, interval, timeout);
    }

    public ObservationFixtures withPhases(Map<String, Duration> measured) {
        return new ObservationFixtures(
                dependency, start, duration, status, failure, message, measured, interval, timeout);
    }

    public ObservationFixtures paced(Duration every, Duration within) {
        return new ObservationFixtures(dependency, start, duration, status, failure, message, phases, every, within);
    }

    public Observation made() {
        return new Observation(dependency, start, duration, status, failure, message, phases, interval, timeout);
    }

    /** So many good ones, a second apart. */
    public static List<Observation> series(String dependency, Instant from, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> up(dependency, from.plusSeconds(i)).made())
                .toList();
    }

    /** As a prober makes them: jitter, latencies of a web server, now and then an outage, a gap, another interval. */
    public static List<Observation> random(String dependency, Instant from, int count, Random random) {
        var observations = new ArrayList<Observation>();
        var status = Status.UP;
        var failure = FailureClass.NONE;
        var message = "";
        var interval = 1_000;
        var at = from.toEpochMilli();
        for (var i = 0; i < count; i++) {
            if (random.nextInt(25) == 0) {
                status = Status.values()[random.nextInt(4)];
                failure = status == Status.UP ? FailureClass.NONE : FailureClass.values()[1 + random.nextInt(12)];
                message = switch (random.nextInt(3)) {
                    case 0 -> "";
                    case 1 -> "refused by 10.0.0." + random.nextInt(3);
                    default -> "Zeitüberschreitung nach " + random.nextInt() + " ms ✗";
                };
            }
            if (random.nextInt(200) == 0) {
                interval = 500 * (1 + random.nextInt(4));
            }
            observations.add(new Observation(
                    dependency,
                    Instant.ofEpochMilli(at),
                    Duration.of(latency(random), ChronoUnit.MICROS),
                    status,
                    failure,
                    message,
                    Map.of(),
                    Duration.ofMillis(interval),
                    Duration.ofMillis(random.nextInt(300) == 0 ? 0 : 2_000)));
            at += Math.max(
                    1, interval + random.nextInt(9) - 4 + (random.nextInt(40) == 0 ? random.nextInt(60_000) : 0));
        }
        return observations;
    }

    /** In microseconds: about 5 ms, with a long tail. */
    static long latency(Random random) {
        var tail = random.nextInt(100) == 0 ? 200_000 * random.nextDouble() : 0;
        return (long) (5_000 * Math.exp(0.25 * random.nextGaussian()) + tail);
    }
}
