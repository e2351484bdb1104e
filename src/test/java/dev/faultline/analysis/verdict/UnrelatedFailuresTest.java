// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.dependency.Dependency;
import dev.faultline.dependency.DependencyKind;
import dev.faultline.dependency.ProbePace;
import dev.faultline.probe.FailureClass;
import dev.faultline.probe.Status;
import dev.faultline.timeline.Run;
import dev.faultline.timeline.RunKey;
import dev.faultline.timeline.RunLatency;
import dev.faultline.timeline.Timeline;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** However many dependencies fail now and then: a window that has nothing to do with them is hardly ever said to. */
class UnrelatedFailuresTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Duration LENGTH = Duration.ofDays(30);
    private static final Duration INTERVAL = Duration.ofSeconds(10);
    private static final Duration WINDOW = Duration.ofMinutes(10);
    /** So many of other failures each, for one history may be an odd one; more of them for a closer measurement. */
    private static final int HISTORIES = Integer.getInteger("faultline.histories", 10);

    private static final int WINDOWS = 25;
    private static final double LARGEST_SHARE = 0.08;

    @ParameterizedTest
    @ValueSource(ints = {1, 10, 50, 200})
    void randomWindowsHardlyEverCoincide(int dependencies) {
        var random = new SplittableRandom(dependencies);

        var coincide = IntStream.range(0, HISTORIES)
                .mapToLong(history -> coinciding(dependencies, random.split()))
                .sum();

        System.out.printf(
                "%d of %d random windows coincide with one of %d%n", coincide, HISTORIES * WINDOWS, dependencies);
        assertThat(coincide).isLessThanOrEqualTo(Math.round(LARGEST_SHARE * HISTORIES * WINDOWS));
    }

    private static long coinciding(int dependencies, SplittableRandom random) {
        var evidence = IntStream.range(0, dependencies)
                .mapToObj(number -> evidence(number, random.split()))
                .toList();
        return IntStream.range(0, WINDOWS)
                .filter(i ->
                        new Judge().judge(question(random), evidence, List.of()).answer() == VerdictAnswer.COINCIDES)
                .count();
    }

    /** Somewhere in the last 22 days, so that there is a baseline. */
    private static VerdictQuestion question(SplittableRandom random) {
        var from = START.plus(Duration.ofDays(8)).plusSeconds(random.nextInt(21 * 86_400));
        return VerdictQuestion.on(new JudgedWindow(from, from.plus(WINDOW), Optional.empty()), START.plus(LENGTH));
    }

    private static DependencyEvidence evidence(int number, SplittableRandom random) {
        var dependency = new Dependency(
                "db-" + number,
                new DependencyKind("postgresql"),
                true,
                List.of(),
                Set.of("db-" + number),
                ProbePace.DEFAULT);
        return new DependencyEvidence(dependency, Timeline.of(runs(dependency.name(), random)), 60);
    }

    /** Up for 93 to 100 % of the time; failures last for minutes, each dependency's as long as is usual for it. */
    private static List<Run> runs(String dependency, SplittableRandom random) {
        var unavailability = 0.07 * random.nextDouble();
        var failing = 1 + random.nextDouble() * 100;
        var good = failing * (1 - unavailability) / unavailability;
        var runs = new ArrayList<Run>();
        var at = START;
        while (at.isBefore(START.plus(LENGTH))) {
            at = add(runs, dependency, Status.UP, at, exponential(random, good));
            at = add(runs, dependency, Status.DOWN, at, exponential(random, failing));
        }
        return runs;
    }

    private static long exponential(SplittableRandom random, double mean) {
        return 1 + (long) (-mean * Math.log(1 - random.nextDouble()));
    }

    private static Instant add(List<Run> runs, String dependency, Status status, Instant first, long count) {
        var failure = status == Status.UP ? FailureClass.NONE : FailureClass.CONNECT;
        var last = first.plus(INTERVAL.multipliedBy(count - 1));
        runs.add(new Run(
                new RunKey(dependency, status, failure, INTERVAL, Duration.ofSeconds(3)),
                "",
                first,
                first,
                last,
                last,
                count,
                count == 1 ? Duration.ZERO : INTERVAL,
                new RunLatency(Duration.ZERO, Duration.ZERO, Duration.ZERO)));
        return last.plus(INTERVAL);
    }
}
