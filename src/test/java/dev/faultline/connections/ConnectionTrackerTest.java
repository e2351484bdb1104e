// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.connections;

import static dev.faultline.connections.SocketBuilder.DATABASE;
import static dev.faultline.connections.SocketBuilder.closing;
import static dev.faultline.connections.SocketBuilder.connecting;
import static dev.faultline.connections.SocketBuilder.established;
import static dev.faultline.connections.SocketBuilder.listening;
import static dev.faultline.connections.SocketBuilder.sending;
import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.sockets.TcpSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** One table a second, and what the tracker makes of each. */
class ConnectionTrackerTest {

    private static final Instant START = Instant.parse("2026-11-22T14:02:00Z");
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final ConnectionTracker tracker = new ConnectionTracker();
    private final Set<Long> own = new HashSet<>();
    private int seconds;
    private int asked;

    @Test
    void theFirstTableHasNothingToCompareWith() {
        assertThat(read(established(1))).isEmpty();
    }

    @Test
    void connectionsThatWereThereAtTheFirstReadingCountAndAreNotNew() {
        read(established(1), established(2));

        assertThat(sample(established(1), established(2)))
                .isEqualTo(new ConnectionSample(DATABASE, counts(2, 0, 0, 0, 0), Duration.ZERO, 0, 0));
    }

    @Test
    void aConnectionCountsFromItsSecondReadingOn() {
        read(listening(80));

        assertThat(read(listening(80), established(1)))
                .hasValueSatisfying(reading -> assertThat(reading.samples()).isEmpty());
        assertThat(sample(listening(80), established(1)))
                .isEqualTo(new ConnectionSample(DATABASE, counts(1, 0, 0, 0, 0), Duration.ZERO, 1, 0));
    }

    @Test
    void whatThisProgramHoldsIsLeftOut() {
        own.add(1L);
        read(established(1), established(2));

        assertThat(sample(established(1), established(2)).counts().established())
                .isEqualTo(1);
        assertThat(sample(established(1), established(2)).counts().established())
                .isEqualTo(1);
    }

    @Test
    void whoseAConnectionIsGetsFoundOutOnce() {
        read(established(1));
        read(established(1));
        var before = asked;

        read(established(1));
        read(established(1));

        assertThat(asked).isEqualTo(before);
    }

    @Test
    void whileAllSocketsAreThisProgramsNothingIsKnownOfTheApp() {
        own.addAll(List.of(1L, 7L));
        for (var second = 0; second < 3; second++) {
            assertThat(read(listening(8086), established(7))).isEmpty();
        }

        assertThat(tracker.isAlone()).isTrue();
    }

    @Test
    void onceAnotherProgramListenedOrWasConnectedThereAreReadingsAlsoAfterItEnded() {
        own.add(1L);
        read(listening(8086));
        read(listening(8086), established(7));
        assertThat(tracker.isAlone()).isTrue();

        assertThat(sample(listening(8086), established(7)).counts().established())
                .isEqualTo(1);
        assertThat(tracker.isAlone()).isFalse();
        assertThat(read(listening(8086)))
                .hasValueSatisfying(reading -> assertThat(reading.samples())
                        .extracting(ConnectionSample::gone)
                        .containsExactly(1));
        tracker.reset();
        read(listening(8086));
        assertThat(read(listening(8086))).isPresent();
    }

    @Test
    void anAppThatOnlyListensIsThere() {
        read(listening(80));

        assertThat(read(listening(80)))
                .hasValueSatisfying(reading -> assertThat(reading.samples()).isEmpty());
    }

    @Test
    void whatIsGoneIsReportedOnce() {
        read(established(1), established(2));
        read(established(1), established(2));

        assertThat(sample(established(2)))
                .isEqualTo(new ConnectionSample(DATABASE, counts(1, 0, 0, 0, 0), Duration.ZERO, 0, 1));
        assertThat(sample(established(2)).gone()).isZero();
    }

    @Test
    void thePatienceOfAnAttemptToConnectIsMeasured() {
        read();
        read(connecting(1));
        read(connecting(1));

        assertThat(sample(connecting(1)))
                .isEqualTo(new ConnectionSample(DATABASE, counts(0, 1, 0, 0, 0), Duration.ofSeconds(2), 0, 0));
    }

    @Test
    void bytesThatNobodyAcknowledgesCountOnceASecondHasPassed() {
        read(sending(1, 100, 0));

        assertThat(sample(sending(1, 200, 0)).counts()).isEqualTo(counts(1, 0, 0, 0, 0));
        assertThat(sample(sending(1, 200, 1)).counts()).isEqualTo(counts(1, 0, 1, 1, 0));
    }

    @Test
    void aConnectionThatOneEndClosedIsGoneAndClosing() {
        read(established(1));
        read(established(1));

        assertThat(sample(closing(1)))
                .isEqualTo(new ConnectionSample(DATABASE, counts(0, 0, 0, 0, 1), Duration.ZERO, 0, 1));
    }

    @Test
    void whatOthersOpenedToThisPodIsNone() {
        read(listening(1), established(1));

        assertThat(read(listening(1), established(1)))
                .hasValueSatisfying(reading -> assertThat(reading.samples()).isEmpty());
    }

    @Test
    void afterAMissedReadingTheNextIsAFirstOneAgain() {
        read(established(1));
        tracker.reset();

        assertThat(read(established(1))).isEmpty();
    }

    private ConnectionSample sample(TcpSocket... sockets) {
        return read(sockets).orElseThrow().samples().get(0);
    }

    private Optional<ConnectionReading> read(TcpSocket... sockets) {
        seconds++;
        return tracker.next(
                List.of(sockets),
                () -> {
                    asked++;
                    return own;
                },
                START.plusSeconds(seconds),
                SECOND.multipliedBy(seconds).toNanos(),
                SECOND);
    }

    private static ConnectionCounts counts(
            int established, int connecting, int retransmitting, int unacknowledged, int closing) {
        return new ConnectionCounts(established, connecting, retransmitting, unacknowledged, closing);
    }
}
