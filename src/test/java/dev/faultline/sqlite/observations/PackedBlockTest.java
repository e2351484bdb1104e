// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.sqlite.observations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.faultline.probe.FailureClass;
import dev.faultline.probe.Observation;
import dev.faultline.probe.Status;
import dev.faultline.testing.ObservationFixtures;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PackedBlockTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    @Test
    void whatIsUnpackedIsWhatWasPacked() {
        for (var seed = 0; seed < 2_000; seed++) {
            var random = new Random(seed);
            var observations = ObservationFixtures.random("db", NOON, 1 + random.nextInt(150), random);

            assertThat(PackedBlock.unpack("db", PackedBlock.pack(observations)))
                    .as("seed %d", seed)
                    .isEqualTo(observations);
        }
    }

    @Test
    void numbersOfAnySizeSurvive() {
        for (var seed = 0; seed < 1_000; seed++) {
            var random = new Random(seed);
            var observations = new ArrayList<Observation>();
            var at = -(random.nextLong() >>> 25);
            for (var i = 0; i < 1 + random.nextInt(40); i++) {
                observations.add(new Observation(
                        "db",
                        Instant.ofEpochMilli(at),
                        Duration.of(random.nextLong() >>> (14 + random.nextInt(50)), ChronoUnit.MICROS),
                        Status.DOWN,
                        FailureClass.TIMEOUT,
                        "x".repeat(random.nextInt(100) == 0 ? 70_000 : random.nextInt(3)),
                        Map.of(),
                        Duration.ofMillis(1 + (random.nextLong() >>> (14 + random.nextInt(50)))),
                        Duration.ofMillis(random.nextLong() >>> (14 + random.nextInt(50)))));
                at += 1 + (random.nextLong() >>> (26 + random.nextInt(38)));
            }

            assertThat(PackedBlock.unpack("db", PackedBlock.pack(observations)))
                    .as("seed %d", seed)
                    .isEqualTo(observations);
        }
    }

    @Test
    void anHourAtOneSecondTakesAtMostFourBytesEach() {
        var random = new Random(1);
        for (var usualMicros : List.of(300, 5_000, 80_000, 900_000)) {
            var observations = new ArrayList<Observation>();
            for (var i = 0; i < 3_600; i++) {
                observations.add(new Observation(
                        "db",
                        NOON.plusSeconds(i).plusMillis(random.nextInt(4)),
                        Duration.of((long) (usualMicros * Math.exp(0.25 * random.nextGaussian())), ChronoUnit.MICROS),
                        Status.UP,
                        FailureClass.NONE,
                        "",
                        Map.of(),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(2)));
            }

            var bytes = PackedBlock.pack(observations).length;

            assertThat(bytes).isLessThanOrEqualTo(4 * 3_600);
        }
    }

    @Test
    void anHourAtTenSecondsTakesAtMostThreeBytesEach() {
        for (var flaps : List.of(false, true)) {
            var random = new Random(2);
            var observations = new ArrayList<Observation>();
            for (var i = 0; i < 360; i++) {
                var isDown = flaps && i / (3 + i % 4) % 3 == 0;
                var micros = isDown ? 2_000_000 + random.nextInt(2_000) : 5_000 * Math.exp(0.4 * random.nextGaussian());
                observations.add(new Observation(
                        "db",
                        NOON.plusSeconds(10L * i).plusMillis(random.nextInt(4)),
                        Duration.of((long) micros, ChronoUnit.MICROS),
                        isDown ? Status.DOWN : Status.UP,
                        isDown ? FailureClass.TIMEOUT : FailureClass.NONE,
                        isDown ? "no response within 2 s" : "",
                        Map.of(),
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(2)));
            }

            assertThat(PackedBlock.pack(observations).length)
                    .as("flaps: %s", flaps)
                    .isLessThanOrEqualTo(3 * 360);
        }
    }

    @Test
    void flippedBitsAreRefusedOrChangeNothing() {
        var observations = ObservationFixtures.random("db", NOON, 300, new Random(8));
        var bytes = PackedBlock.pack(observations);
        var random = new Random(9);
        for (var i = 0; i < 500; i++) {
            var flipped = bytes.clone();
            flipped[random.nextInt(flipped.length)] ^= (byte) (1 << random.nextInt(8));

            var thrown = catchThrowable(
                    () -> assertThat(PackedBlock.unpack("db", flipped)).isEqualTo(observations));

            if (thrown != null) {
                assertThat(thrown).isInstanceOf(IllegalArgumentException.class);
            }
        }
    }

    @Test
    void shortenedBytesAreRefused() {
        var bytes = PackedBlock.pack(ObservationFixtures.series("db", NOON, 100));
        var random = new Random(5);
        for (var i = 0; i < 200; i++) {
            var shortened = Arrays.copyOf(bytes, random.nextInt(bytes.length - 1));

            assertThatThrownBy(() -> PackedBlock.unpack("db", shortened)).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
