// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.bench;

import dev.faultline.analysis.verdict.DependencyEvidence;
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
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Thirty days of dependencies that are probed every 10 s and fail a thousand times each, for up to five minutes. */
public final class LongHistory {

    public static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    public static final Duration LENGTH = Duration.ofDays(30);

    private static final int EPISODES = 1_000;
    private static final int LONGEST_FAILURE = 30;
    private static final Duration PROBE = Duration.ofMillis(3);
    private static final ProbePace PACE = new ProbePace(
            Duration.ofSeconds(10), Duration.ofSeconds(3), Duration.ofSeconds(1), Duration.ofSeconds(1), 2, 1);

    private LongHistory() {}

    /** All that is known of so many of them, each failing at times of its own. */
    public static List<DependencyEvidence> of(int dependencies) {
        return IntStream.range(0, dependencies).mapToObj(LongHistory::evidence).toList();
    }

    private static DependencyEvidence evidence(int number) {
        var dependency = new Dependency(
                "db-" + number, new DependencyKind("postgresql"), true, List.of(), Set.of("db-" + number), PACE);
        return new DependencyEvidence(dependency, Timeline.of(runs(dependency.name(), number)), 60);
    }

    /** The runs of one of them; the same ones for the same seed. */
    public static List<Run> runs(String dependency, long seed) {
        var random = new SplittableRandom(seed);
        var period = LENGTH.dividedBy(PACE.interval()) / EPISODES;
        var runs = new ArrayList<Run>();
        var at = START;
        for (var i = 0; i < EPISODES; i++) {
            var failing = 1 + random.nextInt(LONGEST_FAILURE);
            var good = period - failing - 10 + random.nextInt(20);
            runs.add(run(dependency, Status.UP, at, good));
            at = at.plus(PACE.interval().multipliedBy(good));
            runs.add(run(dependency, Status.DOWN, at, failing));
            at = at.plus(PACE.interval().multipliedBy(failing));
        }
        return runs;
    }

    private static Run run(String dependency, Status status, Instant first, long count) {
        var last = first.plus(PACE.interval().multipliedBy(count - 1));
        var key = new RunKey(
                dependency,
                status,
                status == Status.UP ? FailureClass.NONE : FailureClass.CONNECT,
                PACE.interval(),
                PACE.timeout());
        return new Run(
                key,
                status == Status.UP ? "" : "connection refused",
                first,
                first.plus(PROBE),
                last,
                last.plus(PROBE),
                count,
                count == 1 ? Duration.ZERO : PACE.interval().plus(PROBE),
                new RunLatency(PROBE, PROBE, PROBE.multipliedBy(count)));
    }
}
