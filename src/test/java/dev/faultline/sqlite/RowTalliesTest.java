// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.probe.FailureClass;
import dev.faultline.probe.Observation;
import dev.faultline.store.RetentionPeriods;
import dev.faultline.testing.ObservationFixtures;
import dev.faultline.testing.SetClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** However often and of whatever span it was asked before: the store counts what it has. */
class RowTalliesTest {

    private static final Instant START = Instant.parse("2026-11-22T11:40:00Z");
    private static final Duration MINUTE = Duration.ofMinutes(1);

    @TempDir
    Path directory;

    private final SetClock clock = new SetClock(START);
    private final Map<String, TreeMap<Instant, Observation>> recorded = new HashMap<>();
    private SqliteStore store;

    @BeforeEach
    void open() {
        store = SqliteStore.open(directory, clock);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void countsAreWhatWasRecordedAmidLateOnesPackingAndNewStarts(long seed) {
        var random = new Random(seed);
        for (var step = 0; step < 80; step++) {
            recordMore(random);
            switch (random.nextInt(8)) {
                case 0 -> recordLate(random);
                case 1 -> store.tidy(RetentionPeriods.DEFAULT, clock.instant());
                case 2 -> {
                    if (random.nextInt(4) == 0) {
                        store.close();
                        open();
                    }
                }
                default -> {}
            }
            for (var ask = 0; ask < 4; ask++) {
                var from = someTime(random);
                assertCounts(from, someTime(random));
                assertCounts(from, clock.instant().plusSeconds(1));
            }
        }
    }

    @Test
    void whatTheAnswersTookIsTheSameAtEachAsking() {
        recordAll("db", START, 2_000, 500);

        for (var ask = 0; ask < 3; ask++) {
            var from = START.plusSeconds(90 + ask);
            assertThat(answersSince(from)).isEqualTo(recordedAnswersSince(from));
            recordAll("db", clock.instant(), 200, 500);
        }
    }

    @Test
    void aLateOneInAMinuteThatWasCountedIsCounted() {
        recordAll("db", START, 2_000, 500);
        assertCounts(START, clock.instant());

        insert(List.of(ObservationFixtures.up("db", START.plusMillis(120_250)).made()));

        assertCounts(START, clock.instant());
    }

    @Test
    void whatWasPackedIsCountedOnce() {
        recordAll("db", START, 2_400, 500);
        assertCounts(START, clock.instant());

        clock.advance(Duration.ofHours(2));
        store.tidy(RetentionPeriods.DEFAULT, clock.instant());

        assertCounts(START, clock.instant());
        assertCounts(START.plusSeconds(61), clock.instant());
    }

    /** One dependency often and one seldom, for up to eight minutes. */
    private void recordMore(Random random) {
        var end = clock.instant().plusSeconds(random.nextInt(480));
        recordAll(
                "often",
                clock.instant(),
                (int) Duration.between(clock.instant(), end).toMillis() / 700,
                700);
        recordAll(
                "seldom",
                clock.instant(),
                (int) Duration.between(clock.instant(), end).toSeconds() / 40,
                40_000);
        clock.advance(Duration.between(clock.instant(), end.isAfter(clock.instant()) ? end : clock.instant()));
    }

    private void recordLate(Random random) {
        var at = someTime(random);
        if (at.isBefore(clock.instant())) {
            insert(List.of(ObservationFixtures.down("often", at, FailureClass.CONNECT, "refused")
                    .made()));
        }
    }

    private void recordAll(String dependency, Instant from, int count, int stepMillis) {
        var all = new ArrayList<Observation>();
        for (var i = 0; i < count; i++) {
            var at = from.plusMillis((long) i * stepMillis);
            all.add((i % 50 == 7
                            ? ObservationFixtures.down(dependency, at, FailureClass.CONNECT, "refused")
                            : ObservationFixtures.up(dependency, at))
                    .made());
        }
        insert(all);
        var end = from.plusMillis((long) count * stepMillis);
        if (dependency.equals("db") && end.isAfter(clock.instant())) {
            clock.advance(Duration.between(clock.instant(), end));
        }
    }

    private void insert(List<Observation> observations) {
        store.insert(observations);
        for (var one : observations) {
            recorded.computeIfAbsent(one.dependency(), name -> new TreeMap<>()).putIfAbsent(one.startedAt(), one);
        }
    }

    /** Also at the first and the last millisecond of a minute. */
    private Instant someTime(Random random) {
        var span = Duration.between(START, clock.instant()).plus(MINUTE);
        var at = START.plusMillis(random.nextLong(span.toMillis()));
        return switch (random.nextInt(3)) {
            case 0 -> at.truncatedTo(ChronoUnit.MINUTES);
            case 1 -> at.truncatedTo(ChronoUnit.MINUTES).minusMillis(1);
            default -> at;
        };
    }

    private void assertCounts(Instant from, Instant to) {
        var counts = store.counts(from, to);
        recorded.forEach((name, all) -> {
            var expected = from.isBefore(to) ? all.subMap(from, to).size() : 0;
            assertThat(counts.getOrDefault(name, 0L))
                    .as("%s in [%s, %s)", name, from, to)
                    .isEqualTo(expected);
        });
    }

    private long answersSince(Instant from) {
        var sum = new long[2];
        store.counts(from, clock.instant(), (name, first, last, count, micros) -> {
            sum[0] += count;
            sum[1] += micros;
        });
        return 1_000_000 * sum[0] + sum[1];
    }

    private long recordedAnswersSince(Instant from) {
        return Objects.requireNonNull(recorded.get("db")).tailMap(from).values().stream()
                .filter(one -> one.status().isAnswer())
                .mapToLong(one -> 1_000_000 + one.duration().toNanos() / 1_000)
                .sum();
    }
}
