// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.probe.FailureClass;
import dev.faultline.probe.Status;
import dev.faultline.store.BatchResult;
import dev.faultline.store.RetentionPeriods;
import dev.faultline.testing.ObservationFixtures;
import dev.faultline.testing.SetClock;
import dev.faultline.timeline.Run;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Observations that come when those around them have expired. */
class SettledRunsTest {

    private static final Instant START = Instant.parse("2026-11-01T11:40:00Z");

    @TempDir
    Path directory;

    private final SetClock clock = new SetClock(START.plus(Duration.ofHours(5)));
    private SqliteStore store;

    @BeforeEach
    void aLongGoodRunOfWhichTheObservationsHaveExpired() {
        store = SqliteStore.open(directory, clock);
        store.insert(ObservationFixtures.series("db", START, 7_000));
        clock.advance(Duration.ofDays(8));
        store.tidy(RetentionPeriods.DEFAULT, clock.instant());
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void theRunIsOneRowHoweverManyHoursItLasted() {
        assertThat(runs()).hasSize(1);
        assertThat(store.state().packedObservations()).isZero();
        assertThat(store.state().packedBytes()).isZero();
    }

    @Test
    void aLikeObservationInsideChangesNothingAndIsStoredOnce() {
        var before = runs();
        var like = ObservationFixtures.up("db", START.plusMillis(3_500_500)).made();

        assertThat(store.insert(List.of(like))).isEqualTo(new BatchResult(1, 0));
        assertThat(store.insert(List.of(like))).isEqualTo(new BatchResult(0, 1));

        assertThat(runs()).isEqualTo(before);
    }

    @Test
    void anUnlikeObservationInsideCutsTheRunWithBoundsThatStayTrue() {
        var at = START.plusMillis(3_500_500);

        store.insert(
                List.of(ObservationFixtures.down("db", at, FailureClass.IO, "").made()));

        var runs = runs();
        assertThat(runs).extracting(Run::status).containsExactly(Status.UP, Status.DOWN, Status.UP);
        assertThat(runs.get(0).lastStart())
                .isBeforeOrEqualTo(START.plusSeconds(3_500))
                .isAfterOrEqualTo(at.minusMillis(1_100));
        assertThat(runs.get(2).firstStart())
                .isAfterOrEqualTo(START.plusSeconds(3_501))
                .isBeforeOrEqualTo(at.plusMillis(1_100));
        assertThat(runs.get(0).count() + runs.get(2).count()).isEqualTo(7_000);
    }

    @Test
    void whatCutARunStaysWhenItsOwnObservationExpires() {
        store.insert(List.of(ObservationFixtures.down("db", START.plusMillis(3_500_500), FailureClass.IO, "")
                .made()));
        var before = runs();
        clock.advance(Duration.ofDays(8));

        store.tidy(RetentionPeriods.DEFAULT, clock.instant());

        assertThat(runs()).isEqualTo(before);
    }

    @Test
    void manyLateObservationsInsideKeepTheRunsApartAndSorted() {
        for (var second = 6_900; second > 100; second -= 400) {
            store.insert(List.of(
                    ObservationFixtures.down("db", START.plusMillis(second * 1_000L + 500), FailureClass.IO, "")
                            .made(),
                    ObservationFixtures.up("db", START.plusMillis(second * 1_000L + 700))
                            .made()));
        }

        var runs = runs();
        assertThat(runs).filteredOn(run -> run.status() == Status.DOWN).hasSize(17);
        for (var i = 1; i < runs.size(); i++) {
            assertThat(runs.get(i).firstStart()).isAfter(runs.get(i - 1).lastStart());
        }
    }

    private List<Run> runs() {
        return store.runs("db", Instant.EPOCH, clock.instant());
    }
}
