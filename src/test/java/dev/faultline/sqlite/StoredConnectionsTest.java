// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.connections.ConnectionBatch;
import dev.faultline.connections.ConnectionCounts;
import dev.faultline.connections.ConnectionRun;
import dev.faultline.connections.ReadSpan;
import dev.faultline.connections.RemoteEndpoint;
import dev.faultline.probe.net.HostAddress;
import dev.faultline.store.RetentionPeriods;
import dev.faultline.testing.SetClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoredConnectionsTest {

    private static final Instant START = Instant.parse("2026-11-22T14:02:00Z");
    private static final RemoteEndpoint DATABASE = new RemoteEndpoint("10.0.0.3", 5432);

    @TempDir
    private Path folder;

    private final SetClock clock = new SetClock(START);
    private SqliteStore store;

    @BeforeEach
    void open() {
        store = SqliteStore.open(folder, clock);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void allOfItIsReadAsItWasWritten() {
        var run = new ConnectionRun(
                DATABASE,
                START,
                START.plusSeconds(9),
                10,
                4,
                new ConnectionCounts(5, 1, 2, 3, 4),
                Duration.ofSeconds(8),
                6,
                7);
        var span = new ReadSpan(START, START.plusSeconds(9), 10, 1);
        var address = new HostAddress("db", "10.0.0.3", START, START.plusSeconds(9));
        add(List.of(run), List.of(span), List.of(address));

        assertThat(store.connections().runs(START.plusSeconds(9), START.plusSeconds(60)))
                .containsExactly(run);
        assertThat(store.connections().runs(START.plusSeconds(10), START.plusSeconds(60)))
                .isEmpty();
        assertThat(store.connections().spans(START.minusSeconds(1), START)).containsExactly(span);
        assertThat(store.connections().addresses()).containsExactly(address);
    }

    @Test
    void whatBeginsAtTheSameTimeTakesItsPlaceAndAddressesKeepTheirFirstTime() {
        add(List.of(run(0, 5)), List.of(), List.of(new HostAddress("db", "10.0.0.3", START, START)));
        var later = START.plusSeconds(60);
        add(List.of(run(0, 6)), List.of(), List.of(new HostAddress("db", "10.0.0.3", later, later)));

        assertThat(store.connections().runs(START, START)).containsExactly(run(0, 6));
        assertThat(store.connections().addresses()).containsExactly(new HostAddress("db", "10.0.0.3", START, later));
    }

    @Test
    void anHourLaterTheRunsOfABusyMinuteAreOne() {
        var runs = new ArrayList<ConnectionRun>();
        for (var second = 0; second < 60; second++) {
            runs.add(run(second, second % 7 + 1));
        }
        add(runs, List.of(), List.of());
        clock.advance(Duration.ofMinutes(62));
        store.tidy(RetentionPeriods.DEFAULT, clock.instant());

        assertThat(store.connections().runs(START, START.plusSeconds(60)))
                .singleElement()
                .satisfies(run -> {
                    assertThat(run.fewest()).isEqualTo(1);
                    assertThat(run.most().established()).isEqualTo(7);
                    assertThat(run.samples()).isEqualTo(60);
                    assertThat(run.to()).isEqualTo(START.plusSeconds(59));
                });
    }

    @Test
    void whatOutlivedItsRetentionIsDropped() {
        add(
                List.of(run(0, 5)),
                List.of(new ReadSpan(START, START, 1, 0)),
                List.of(new HostAddress("db", "10.0.0.3", START, START)));
        clock.advance(Duration.ofDays(8));
        store.tidy(RetentionPeriods.DEFAULT, clock.instant());

        assertThat(store.connections().runs(Instant.EPOCH, clock.instant())).isEmpty();
        assertThat(store.connections().spans(Instant.EPOCH, clock.instant())).isEmpty();
        assertThat(store.connections().addresses()).isEmpty();
    }

    private void add(List<ConnectionRun> runs, List<ReadSpan> spans, List<HostAddress> addresses) {
        store.connections().add(new ConnectionBatch(runs, spans, addresses));
    }

    private static ConnectionRun run(int second, int established) {
        var at = START.plusSeconds(second);
        return new ConnectionRun(
                DATABASE, at, at, 1, established, new ConnectionCounts(established, 0, 0, 0, 0), Duration.ZERO, 0, 0);
    }
}
