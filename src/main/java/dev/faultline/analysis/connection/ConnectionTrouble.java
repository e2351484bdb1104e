// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis.connection;

import dev.faultline.connections.ConnectionRun;
import dev.faultline.connections.RemoteEndpoint;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * What certainly is trouble with connections: attempts without a response, data that hangs, all of them gone at once. Brief
 * instances of each are usual, and count for nothing.
 */
final class ConnectionTrouble {

    /** A first repetition of an attempt to connect is sent after 1 s, the next 2 s later: from then on it is no lost packet. */
    static final Duration LONG_ATTEMPT = Duration.ofSeconds(3);

    private static final int HANGING_SECONDS = 3;
    private static final int UNACKNOWLEDGED_SECONDS = 5;
    private static final Duration JUST_BEFORE = Duration.ofSeconds(5);

    private static final Duration BEFORE_ERRORS = Duration.ofSeconds(15);
    private static final Duration AFTER_ERRORS = Duration.ofSeconds(5);
    private static final int STEADY_SECONDS = 20;
    private static final int GONE_SECONDS = 3;

    private ConnectionTrouble() {}

    /**
     * Attempts to connect that got no response.
     *
     * @param endpoint where to
     * @param longest how long one of them had been tried at least
     */
    record LongAttempt(RemoteEndpoint endpoint, Duration longest) {}

    /** Those of the window that were tried for long, the longest one. */
    static Optional<LongAttempt> attempts(ObservedWindow window, Collection<ConnectionRun> runs) {
        return runs.stream()
                .filter(run -> window.touches(run, JUST_BEFORE))
                .filter(run ->
                        run.most().connecting() > 0 && run.connectingFor().compareTo(LONG_ATTEMPT) >= 0)
                .max((one, other) -> one.connectingFor().compareTo(other.connectingFor()))
                .map(run -> new LongAttempt(run.endpoint(), run.connectingFor()));
    }

    /** How many connections hung at once at most: for seconds in a row, in the window. */
    static OptionalInt hanging(ObservedWindow window, List<ConnectionRun> runs) {
        var retransmitting =
                ConnectionLevels.lasting(window, runs, run -> run.most().retransmitting());
        var waiting = ConnectionLevels.lasting(window, runs, run -> run.most().unacknowledged());
        var most = Math.max(
                inARow(window, retransmitting, HANGING_SECONDS), inARow(window, waiting, UNACKNOWLEDGED_SECONDS));
        return most == 0 ? OptionalInt.empty() : OptionalInt.of(most);
    }

    /** The largest number that was reached for so many seconds in a row. */
    private static int inARow(ObservedWindow window, ConnectionLevels levels, int seconds) {
        var from = levels.second(window.from().minus(JUST_BEFORE));
        return IntStream.rangeClosed(from, levels.end() - seconds)
                .map(begin -> lowest(levels, begin, begin + seconds))
                .max()
                .orElse(0);
    }

    private static int lowest(ConnectionLevels levels, int from, int to) {
        return IntStream.range(from, to)
                .map(second -> levels.isKnown(second) ? levels.level(second) : 0)
                .min()
                .orElse(0);
    }

    /**
     * All connections gone between two readings.
     *
     * @param connections how many there had been
     * @param at when there were none first
     */
    record SuddenEnd(int connections, Instant at) {}

    /** That there were connections for long, none from about the first error on, and none until the end of the window. */
    static Optional<SuddenEnd> end(ObservedWindow window, ConnectionLevels established) {
        var earliest = established.second(window.firstError().minus(BEFORE_ERRORS));
        var latest = established.second(window.firstError().plus(AFTER_ERRORS));
        return IntStream.rangeClosed(Math.max(1, earliest), Math.min(latest, established.end() - 1))
                .filter(second -> isEnd(established, second))
                .mapToObj(second -> new SuddenEnd(established.level(second - 1), established.at(second)))
                .findFirst();
    }

    private static boolean isEnd(ConnectionLevels established, int second) {
        if (!established.isKnown(second - 1) || established.level(second - 1) == 0) {
            return false;
        }
        var before = established.known(second - STEADY_SECONDS, second);
        var after = established.known(second, established.end());
        return before.length >= STEADY_SECONDS - 2
                && IntStream.of(before).allMatch(level -> level > 0)
                && established.isKnown(second)
                && after.length >= GONE_SECONDS
                && IntStream.of(after).allMatch(level -> level == 0);
    }
}
