// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.detection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.errors.ErrorBatch;
import dev.faultline.errors.ErrorSettings;
import dev.faultline.errors.ErrorSource;
import dev.faultline.errors.ResponseCount;
import dev.faultline.incident.Incident;
import dev.faultline.testing.memory.MemoryCheckpoints;
import dev.faultline.testing.memory.MemoryErrors;
import dev.faultline.testing.memory.MemoryIncidents;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SteadyErrorsTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final int BATCH = 10;
    private static final int A_SECOND = 10;

    private final Random random = new Random(17);
    private final MemoryErrors errors = new MemoryErrors(new MemoryCheckpoints());
    private final MemoryIncidents incidents = new MemoryIncidents();
    private final IncidentGrouper grouper = new IncidentGrouper(errors, incidents);

    @ParameterizedTest
    @ValueSource(doubles = {0.005, 0.01, 0.03})
    void aSteadyShareForSixHoursMakesAtMostTwoIncidents(double share) {
        serve(0, 6 * 3_600, share);

        assertThat(all()).hasSizeLessThanOrEqualTo(2);
    }

    @Test
    void aJumpFromASteadyHundredthToAFifthMakesOneAtOnce() {
        serve(0, 3_600, 0.01);
        var before = all();

        serve(3_600, 3_620, 0.2);

        assertThat(all()).filteredOn(incident -> !before.contains(incident)).hasSize(1);
    }

    private void serve(int from, int until, double share) {
        for (var second = from; second < until; second += BATCH) {
            var batch = new ArrayList<ResponseCount>();
            for (var i = 0; i < BATCH; i++) {
                var failed = random.ints(A_SECOND, 0, 1_000_000)
                        .filter(one -> one < share * 1_000_000)
                        .count();
                var at = NOON.plusSeconds(second + i);
                batch.add(new ResponseCount(
                        ErrorSource.ACCESS_LOG,
                        Optional.of("/pay"),
                        at,
                        at.plusMillis(990),
                        OptionalLong.of(A_SECOND),
                        failed,
                        ""));
            }
            errors.add(new ErrorBatch(batch, List.of(), Optional.empty()));
            var now = NOON.plusSeconds(second + BATCH);
            batch.stream()
                    .filter(one -> one.errors() > 0)
                    .forEach(one -> grouper.group(
                            new ErrorSpan(one.from(), one.to()), new CountingRule(ErrorSettings.NONE), now));
        }
    }

    private List<Incident> all() {
        return incidents.incidents(Instant.MIN, Instant.MAX);
    }
}
