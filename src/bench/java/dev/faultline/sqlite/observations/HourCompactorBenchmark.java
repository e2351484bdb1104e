// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.sqlite.observations;

import dev.faultline.bench.LongHistory;
import dev.faultline.probe.Observation;
import dev.faultline.testing.ObservationFixtures;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** An hour of observations at 1 s packed into a block, and back. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class HourCompactorBenchmark {

    private static final int SECONDS_PER_HOUR = 3_600;

    private final SplittableRandom random = new SplittableRandom(7);

    private final List<Observation> hour =
            IntStream.range(0, SECONDS_PER_HOUR).mapToObj(this::observation).toList();

    private final byte[] block = PackedBlock.pack(hour);

    @Benchmark
    public Object packAnHour() {
        return PackedBlock.pack(hour);
    }

    @Benchmark
    public Object unpackAnHour() {
        return PackedBlock.unpack("db", block);
    }

    private Observation observation(int second) {
        return ObservationFixtures.up(
                        "db", LongHistory.START.plusSeconds(second).plusMillis(random.nextInt(3)))
                .lasting(Duration.ofNanos(1_000L * (1_500 + random.nextInt(1_000))))
                .paced(Duration.ofSeconds(1), Duration.ofMillis(500))
                .made();
    }
}
