// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis.connection;

import dev.faultline.analysis.wording.ConnectionWording;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Whether a pool of connections may have been exhausted: their number stood at its highest through the window, and above what was
 * usual in the hour before it rose to that, without other windows of errors.
 */
final class PoolRule {

    /** A pool of one connection is at its limit whenever it is used. */
    private static final int FEWEST = 2;

    private static final int SHORTEST_SECONDS = 5;
    private static final double MOST_OF_THE_TIME = 0.9;
    private static final double LEAST_KNOWN = 0.8;

    /** With less of them nobody knows what is usual. */
    private static final int USUAL_SECONDS = 20;

    private static final double SELDOM = 0.05;

    private PoolRule() {}

    /** A sentence, if it may have been. */
    static Optional<String> of(String dependency, ObservedWindow window, ConnectionLevels established) {
        // Before its first reading nobody knows whether it stood there already.
        var from = established.second(window.from()) + established.untilNextReading(window.from());
        var to = Math.max(established.second(window.to()), from + 1);
        var known = established.known(from, to);
        if (known.length < SHORTEST_SECONDS || known.length < LEAST_KNOWN * (to - from)) {
            return Optional.empty();
        }
        var most = Arrays.stream(known).max().orElse(0);
        var atMost = Arrays.stream(known).filter(level -> level == most).count();
        if (most < FEWEST || atMost < MOST_OF_THE_TIME * known.length) {
            return Optional.empty();
        }
        var usual = IntStream.range(0, risen(established, from, most))
                .filter(second -> established.isKnown(second) && window.isUsual(established.at(second)))
                .map(established::level)
                .sorted()
                .toArray();
        if (usual.length < USUAL_SECONDS || quantile(usual, 1 - SELDOM) >= most) {
            return Optional.empty();
        }
        return Optional.of(
                ConnectionWording.poolAtLimit(dependency, most, quantile(usual, SELDOM), quantile(usual, 1 - SELDOM)));
    }

    /** Since when it has been at that level: that is no usual time. */
    private static int risen(ConnectionLevels established, int from, int level) {
        return IntStream.iterate(from - 1, second -> second >= 0, second -> second - 1)
                        .filter(second -> established.isKnown(second) && established.level(second) < level)
                        .findFirst()
                        .orElse(-1)
                + 1;
    }

    private static int quantile(int[] sorted, double share) {
        return sorted[(int) Math.round(share * (sorted.length - 1))];
    }
}
