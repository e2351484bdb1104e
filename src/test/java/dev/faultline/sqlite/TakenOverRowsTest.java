// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.fleet.ShippedRun;
import dev.faultline.probe.FailureClass;
import dev.faultline.probe.Observation;
import dev.faultline.probe.Status;
import dev.faultline.store.RetentionPeriods;
import dev.faultline.testing.SetClock;
import dev.faultline.timeline.Run;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who made an observation is known as long as the observation is; that it was another, as long as its run. */
class TakenOverRowsTest {

    private static final Instant START = Instant.parse("2026-11-01T11:05:00Z");
    private static final Optional<String> OTHER = Optional.of("shop-2 on node-b");
    private static final List<Observation> MIXED =
            IntStream.range(0, 40).mapToObj(TakenOverRowsTest::observation).toList();

    @TempDir
    Path directory;

    private final SetClock clock = new SetClock(START.plus(Duration.ofMinutes(10)));
    private SqliteStore store;

    @BeforeEach
    void open() {
        store = SqliteStore.open(directory, clock);
        store.insert(MIXED);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void asRowsTheyAreReadAsTheyWereMade() {
        assertThat(observations()).isEqualTo(MIXED);
        assertThat(runs()).extracting(Run::isTaken).containsExactly(false, true, false);
        assertThat(runs().get(1).message()).isEqualTo("fine, observed by shop-2 on node-b");
    }

    @Test
    void packedTheyAreReadAsTheyWereMade() {
        clock.advance(Duration.ofHours(4));
        store.tidy(RetentionPeriods.DEFAULT, clock.instant());

        assertThat(store.state().packedObservations()).isEqualTo(MIXED.size());
        assertThat(observations()).isEqualTo(MIXED);
        assertThat(runs()).extracting(Run::isTaken).containsExactly(false, true, false);
    }

    @Test
    void theirRunsSayWhoseTheyAreWhenTheyHaveExpired() {
        clock.advance(Duration.ofDays(8));
        store.tidy(RetentionPeriods.DEFAULT, clock.instant());

        assertThat(observations()).isEmpty();
        assertThat(runs()).extracting(Run::isTaken).containsExactly(false, true, false);
        assertThat(runs().get(1).message()).isEqualTo("fine, observed by shop-2 on node-b");
    }

    @Test
    void onlyOwnOnesAreShipped() {
        var batch = store.outbox().prepare(500, true).orElseThrow().content();

        assertThat(batch.runs()).extracting(ShippedRun::run).noneMatch(Run::isTaken);
        assertThat(batch.runs()).hasSize(2);
    }

    private List<Observation> observations() {
        return store.observations("payments", START, START.plus(Duration.ofHours(1)), Optional.empty(), 1_000);
    }

    private List<Run> runs() {
        return store.runs("payments", Instant.EPOCH, clock.instant());
    }

    /** The first ten and the last ten are own ones. */
    private static Observation observation(int number) {
        return new Observation(
                "payments",
                START.plusSeconds(number),
                Duration.ofMillis(number),
                Status.UP,
                FailureClass.NONE,
                "fine",
                Map.of(),
                Duration.ofSeconds(1),
                Duration.ofSeconds(2),
                number < 10 || number >= 30 ? Optional.empty() : OTHER);
    }
}
