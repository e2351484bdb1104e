// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.connections;

import static dev.faultline.connections.SocketBuilder.DATABASE;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;

class ConnectionFolderTest {

    private static final Instant START = Instant.parse("2026-11-22T14:02:00Z");
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final ConnectionFolder folder = new ConnectionFolder();

    @Test
    void likeReadingsAreOneRun() {
        read(0, 3);
        read(1, 3);
        read(2, 4);

        assertThat(folder.runs())
                .extracting(ConnectionRun::samples, run -> run.most().established(), ConnectionRun::to)
                .containsExactly(tuple(2, 3, 1), tuple(1, 4, 2));
        assertThat(folder.spans()).containsExactly(new ReadSpan(START, START.plusSeconds(2), 3, 0));
    }

    private static Tuple tuple(int samples, int established, int second) {
        return Tuple.tuple(samples, established, START.plusSeconds(second));
    }

    @Test
    void aReadingWithoutConnectionsEndsTheRunAndIsNoneItself() {
        read(0, 3);
        folder.add(reading(1, new ConnectionSample(DATABASE, ConnectionCounts.NONE, Duration.ZERO, 0, 3)));
        read(2, 3);

        assertThat(folder.runs())
                .extracting(ConnectionRun::from, ConnectionRun::gone)
                .containsExactly(Tuple.tuple(START, 3), Tuple.tuple(START.plusSeconds(2), 0));
        assertThat(folder.spans()).hasSize(1);
    }

    @Test
    void afterAGapNeitherRunNorSpanGoesOn() {
        read(0, 3);
        read(4, 3);

        assertThat(folder.runs()).hasSize(2);
        assertThat(folder.spans()).hasSize(2);
    }

    @Test
    void aReadingThatWasDueLaterFollowsTheOneBefore() {
        read(0, 3);
        folder.add(new ConnectionReading(START.plusSeconds(10), SECOND.multipliedBy(10), List.of(held(3)), 0));

        assertThat(folder.spans()).containsExactly(new ReadSpan(START, START.plusSeconds(10), 2, 0));
    }

    @Test
    void noRunGoesOnIntoTheNextHour() {
        read(58 * 60 - 1, 3);
        read(58 * 60, 3);

        assertThat(folder.runs()).hasSize(2);
        assertThat(folder.spans()).hasSize(2);
    }

    @Test
    void whatIsStoredWaitsAgainOnlyWhereItGrew() {
        read(0, 3);
        var batch = new ConnectionBatch(folder.runs(), folder.spans(), List.of());
        read(1, 3);

        folder.stored(batch);

        assertThat(folder.runs()).extracting(ConnectionRun::samples).containsExactly(2);

        folder.stored(new ConnectionBatch(folder.runs(), folder.spans(), List.of()));

        assertThat(folder.runs()).isEmpty();
        assertThat(folder.spans()).isEmpty();
    }

    @Test
    void whatCannotBeStoredDoesNotGrowForEver() {
        for (var i = 0; i < 50_000; i++) {
            read(i, i % 2 + 1);
        }

        assertThat(folder.runs()).hasSize(20_000);
    }

    private void read(int second, int established) {
        folder.add(reading(second, held(established)));
    }

    private static ConnectionSample held(int established) {
        return new ConnectionSample(DATABASE, new ConnectionCounts(established, 0, 0, 0, 0), Duration.ZERO, 0, 0);
    }

    private static ConnectionReading reading(int second, ConnectionSample sample) {
        return new ConnectionReading(START.plusSeconds(second), SECOND, List.of(sample), 0);
    }
}
