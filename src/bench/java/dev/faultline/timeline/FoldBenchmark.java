// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.timeline;

import dev.faultline.bench.LongHistory;
import dev.faultline.probe.FailureClass;
import dev.faultline.probe.Observation;
import dev.faultline.probe.Status;
import dev.faultline.testing.ObservationFixtures;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Observations folded into runs, and runs into a timeline. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class FoldBenchmark {

    private static final int SECONDS_PER_HOUR = 3_600;

    private final List<Observation> hour = IntStream.range(0, SECONDS_PER_HOUR)
            .mapToObj(second -> observation(second, second % 360 < 10 ? Status.DOWN : Status.UP))
            .toList();

    private final List<Run> runs = LongHistory.runs("db", 7);

    @Benchmark
    public Object foldOf3600Observations() {
        return RunBuilder.fold(hour);
    }

    @Benchmark
    public Object timelineOf2000Runs() {
        return Timeline.of(runs);
    }

    private static Observation observation(int second, Status status) {
        return ObservationFixtures.of(
                        "db",
                        LongHistory.START.plusSeconds(second),
                        status,
                        status == Status.UP ? FailureClass.NONE : FailureClass.CONNECT)
                .lasting(Duration.ofMillis(3))
                .paced(Duration.ofSeconds(1), Duration.ofMillis(500))
                .made();
    }
}
