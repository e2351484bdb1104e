// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.timeline;

import dev.faultline.probe.Observation;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Folds the observations of one dependency into {@link Run}s: all at once, or one by one as they are made.
 *
 * <p>Starts are cut down to the millisecond and ends rounded up to it, so that a run never claims to know more than its
 * observations did.
 */
public final class RunBuilder {

    /** By start; the rest only makes the order of simultaneous ones independent of the order of arrival. */
    private static final Comparator<Observation> BY_START = Comparator.comparing(Observation::startedAt)
            .thenComparing(Observation::duration)
            .thenComparing(Observation::status)
            .thenComparing(Observation::failure)
            .thenComparing(Observation::message)
            .thenComparing(Observation::interval)
            .thenComparing(Observation::timeout);

    private RunBuilder() {}

    /** The runs of all the given observations, which are of one dependency and in any order. */
    public static List<Run> fold(Collection<Observation> observations) {
        var sorted = new ArrayList<>(observations);
        sorted.sort(BY_START);
        var runs = new ArrayList<Run>();
        for (var next : sorted) {
            var extended = runs.isEmpty() ? Optional.<Run>empty() : extend(runs.get(runs.size() - 1), next);
            if (extended.isPresent()) {
                runs.set(runs.size() - 1, extended.get());
            } else {
                runs.add(of(next));
            }
        }
        return List.copyOf(runs);
    }

    /** The run that a single observation makes. */
    public static Run of(Observation only) {
        var start = startOf(only);
        var end = endOf(only);
        return new Run(
                RunKey.of(only),
                only.by().map(by -> ObserverName.beside(only.message(), by)).orElse(only.message()),
                start,
                end,
                start,
                end,
                1,
                Duration.ZERO,
                RunLatency.of(only.duration()));
    }

    /**
     * The run with one more observation at its end; absent if that one starts a new run, because it is of another status,
     * failure class, interval or timeout, or ends more than the allowed gap after the start of the last one.
     *
     * @throws IllegalArgumentException if {@code next} is of another dependency or starts before the last one
     */
    public static Optional<Run> extend(Run last, Observation next) {
        if (!last.dependency().equals(next.dependency())) {
            throw new IllegalArgumentException(
                    "an observation of " + next.dependency() + " cannot extend a run of " + last.dependency());
        }
        var one = of(next);
        if (one.firstStart().isBefore(last.lastStart())) {
            throw new IllegalArgumentException(
                    "an observation at " + one.firstStart() + " cannot follow one at " + last.lastStart());
        }
        return last.join(one);
    }

    private static Instant startOf(Observation observation) {
        return observation.startedAt().truncatedTo(ChronoUnit.MILLIS);
    }

    private static Instant endOf(Observation observation) {
        var cut = observation.endedAt().truncatedTo(ChronoUnit.MILLIS);
        return cut.equals(observation.endedAt()) ? cut : cut.plusMillis(1);
    }
}
