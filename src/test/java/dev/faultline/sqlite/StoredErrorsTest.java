// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.faultline.checkpoint.CheckpointStore;
import dev.faultline.errors.ErrorBatch;
import dev.faultline.errors.ErrorSource;
import dev.faultline.errors.ErrorStore;
import dev.faultline.errors.ErrorStoreContract;
import dev.faultline.errors.ResponseCount;
import dev.faultline.store.RetentionPeriods;
import dev.faultline.testing.memory.MemoryCheckpoints;
import dev.faultline.testing.memory.MemoryErrors;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class StoredErrorsTest extends ErrorStoreContract {

    @RegisterExtension
    final StoreOnDisk disk = new StoreOnDisk(clock);

    @Override
    protected ErrorStore store() {
        return disk.store().errors();
    }

    @Override
    protected CheckpointStore checkpoints() {
        return disk.store().checkpoints();
    }

    @Override
    protected void tidy(RetentionPeriods retention, Instant now) {
        disk.store().tidy(retention, now);
    }

    @Test
    void itGivesWhatItsTwinGives() {
        var random = new Random(11);
        var twin = new MemoryErrors(new MemoryCheckpoints());
        for (var i = 0; i < 200; i++) {
            var batch = new ErrorBatch(random(random), List.of(), Optional.empty());
            store().add(batch);
            twin.add(batch);
        }

        for (var i = 0; i < 200; i++) {
            var from = NOON.plusMillis(random.nextInt(400_000));
            var to = from.plusMillis(random.nextInt(100_000));
            assertThat(store().answers(from, to)).containsExactlyInAnyOrderElementsOf(twin.answers(from, to));
            var end = to.plusMillis(60);
            var columns = 1 + random.nextInt(60);
            assertThat(store().columns(from, end, columns))
                    .containsExactlyInAnyOrderElementsOf(twin.columns(from, end, columns));
        }
    }

    @Test
    void oldSecondsAreTakenTogetherWhereThereAreMany() {
        for (var second = 0; second < 60; second++) {
            for (var route = 0; route < 4; route++) {
                add(failing("/" + route, second * 1_000L + route, 10, 1));
            }
        }
        clock.advance(Duration.ofMinutes(20));

        disk.store().tidy(RetentionPeriods.DEFAULT, clock.instant());
        add(failing("/0", 30_000, 10, 1));

        var answers = store().answers(NOON, NOON.plusSeconds(60));
        assertThat(answers).hasSize(5);
        assertThat(answers.stream().mapToLong(ResponseCount::errors).sum()).isEqualTo(241);
        assertThat(answers.stream()
                        .mapToLong(one -> one.requests().orElseThrow())
                        .sum())
                .isEqualTo(2_410);
        assertThat(answers).anySatisfy(one -> {
            assertThat(one.from()).isEqualTo(NOON.plusMillis(3));
            assertThat(one.to()).isEqualTo(NOON.plusMillis(59_003));
            assertThat(one.route()).contains("/3");
        });
    }

    @Test
    void aFewOldSecondsStayAsTheyAre() {
        add(failing("/pay", 0, 10, 1), failing("/pay", 7_000, 10, 1));
        clock.advance(Duration.ofDays(3));

        disk.store().tidy(RetentionPeriods.DEFAULT, clock.instant());

        assertThat(store().answers(NOON, clock.instant())).hasSize(2);
    }

    private static List<ResponseCount> random(Random random) {
        var answers = new ArrayList<ResponseCount>();
        for (var i = 0; i < 10; i++) {
            var from = NOON.plusMillis(random.nextInt(500_000));
            var errors = random.nextInt(3);
            answers.add(new ResponseCount(
                    ErrorSource.values()[random.nextInt(3)],
                    random.nextInt(4) == 0 ? Optional.empty() : Optional.of("/" + random.nextInt(3)),
                    from,
                    random.nextBoolean() ? from : from.plusMillis(random.nextInt(10_000)),
                    random.nextInt(4) == 0 ? OptionalLong.empty() : OptionalLong.of(errors + random.nextInt(5)),
                    errors,
                    errors == 0 || random.nextBoolean() ? "" : "message " + i));
        }
        return answers;
    }

    @Test
    void oldHealthyAnswersAreKnownToTheMinute() {
        for (var second = 0; second < 120; second++) {
            add(healthy("/pay", second * 1_000L, 5));
        }
        clock.advance(Duration.ofMinutes(20));

        disk.store().tidy(RetentionPeriods.DEFAULT, clock.instant());

        assertThat(store().answers(NOON, clock.instant()))
                .extracting(
                        ResponseCount::from,
                        ResponseCount::to,
                        one -> one.requests().orElseThrow())
                .containsExactly(
                        tuple(NOON, NOON.plusSeconds(59), 300L),
                        tuple(NOON.plusSeconds(60), NOON.plusSeconds(119), 300L));
    }
}
