// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.sqlite.observations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.faultline.probe.FailureClass;
import dev.faultline.probe.Observation;
import dev.faultline.probe.Status;
import dev.faultline.sqlite.engine.ReceivedObservation;
import dev.faultline.testing.ObservationFixtures;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JournaledBatchTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void aBatchIsReadAsItWasWritten(long seed) {
        var random = new Random(seed);
        var observations = new ArrayList<Observation>();
        for (var dependency : List.of("db", "cache", "häfen")) {
            observations.addAll(ObservationFixtures.random(dependency, NOON, 200, random));
        }
        observations.add(ObservationFixtures.up("db", NOON)
                .withPhases(Map.of("resolve", Duration.ofNanos(1_200_000), "connect", Duration.ZERO))
                .made());
        observations.add(new Observation(
                "db",
                NOON,
                Duration.ofMinutes(2),
                Status.DOWN,
                FailureClass.CONNECT,
                "refused – really",
                Map.of(),
                Duration.ofHours(1),
                Duration.ZERO,
                Optional.of("shop-2 on node-b")));
        Collections.shuffle(observations, random);
        var batch = observations.stream()
                .map(one -> new ReceivedObservation(one, NOON.plusMillis(random.nextInt())))
                .toList();

        assertThat(JournaledBatch.unpack(JournaledBatch.pack(batch))).isEqualTo(batch);
    }

    @Test
    void fourOfACommitTakeLessThanHalfAPage() {
        var batch = new ArrayList<ReceivedObservation>();
        for (var i = 0; i < 4; i++) {
            batch.add(new ReceivedObservation(
                    ObservationFixtures.up("payments-" + i, NOON.plusMillis(2L * i))
                            .withPhases(
                                    Map.of("connect", Duration.ofNanos(340_000), "response", Duration.ofNanos(900_000)))
                            .made(),
                    NOON.plusMillis(30)));
        }

        assertThat(JournaledBatch.pack(batch)).hasSizeLessThan(512);
    }

    @Test
    void oneThatIsCutOrChangedIsRefused() {
        var bytes = JournaledBatch.pack(ReceivedObservation.all(ObservationFixtures.series("db", NOON, 5), NOON));
        for (var i = 0; i < bytes.length; i++) {
            var changed = bytes.clone();
            changed[i] ^= 0x10;
            assertThatThrownBy(() -> JournaledBatch.unpack(changed)).isInstanceOf(IllegalArgumentException.class);
        }
        for (var length = 0; length < bytes.length; length++) {
            var cut = Arrays.copyOf(bytes, length);
            assertThatThrownBy(() -> JournaledBatch.unpack(cut)).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
