// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.connections;

import java.time.Duration;
import java.time.Instant;

/**
 * Successive readings of one endpoint with the same counts; of times long ago also with similar ones.
 *
 * @param from the first reading
 * @param to the last reading
 * @param samples how many readings, at least 1
 * @param fewest the smallest number of established ones
 * @param most the largest number of each
 * @param connectingFor the longest that one of the tried ones had been tried
 * @param opened how many were new
 * @param gone how many went away, those at the end of the run included
 */
public record ConnectionRun(
        RemoteEndpoint endpoint,
        Instant from,
        Instant to,
        int samples,
        int fewest,
        ConnectionCounts most,
        Duration connectingFor,
        int opened,
        int gone) {

    static ConnectionRun of(Instant at, ConnectionSample sample) {
        return new ConnectionRun(
                sample.endpoint(),
                at,
                at,
                1,
                sample.counts().established(),
                sample.counts(),
                sample.connectingFor(),
                sample.opened(),
                sample.gone());
    }

    boolean isLike(ConnectionSample sample) {
        return most.equals(sample.counts()) && fewest == sample.counts().established();
    }

    /**
     * Whether some connections at its first reading had stood at the reading before: then the run before it ended at that one,
     * however far apart both are. False says nothing.
     */
    public boolean tookSomeOver() {
        return opened < most.established();
    }

    /** The same with one more reading that is like it. */
    ConnectionRun with(Instant at, ConnectionSample sample) {
        return new ConnectionRun(
                endpoint,
                from,
                at,
                samples + 1,
                fewest,
                most,
                longer(connectingFor, sample.connectingFor()),
                opened + sample.opened(),
                gone + sample.gone());
    }

    /** The same, with so many more that went away at its end. */
    ConnectionRun losing(int more) {
        return new ConnectionRun(endpoint, from, to, samples, fewest, most, connectingFor, opened, gone + more);
    }

    /**
     * Both as one.
     *
     * @param later one that begins after this ends
     * @param isZeroBetween whether there may have been none between them
     */
    public ConnectionRun and(ConnectionRun later, boolean isZeroBetween) {
        return new ConnectionRun(
                endpoint,
                from,
                later.to,
                samples + later.samples,
                isZeroBetween ? 0 : Math.min(fewest, later.fewest),
                most.most(later.most),
                longer(connectingFor, later.connectingFor),
                opened + later.opened,
                gone + later.gone);
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }
}
