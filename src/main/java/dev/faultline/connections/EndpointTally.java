// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.connections;

import java.time.Duration;

/** Counts the connections of one endpoint at one reading. Not thread-safe. */
final class EndpointTally {

    private int established;
    private int connecting;
    private int retransmitting;
    private int unacknowledged;
    private int closing;
    private int opened;
    private int gone;
    private long connectingNanos;

    void established(boolean isNew, boolean retransmits, boolean waits) {
        established++;
        opened += isNew ? 1 : 0;
        retransmitting += retransmits ? 1 : 0;
        unacknowledged += waits ? 1 : 0;
    }

    void connecting(long forNanos) {
        connecting++;
        connectingNanos = Math.max(connectingNanos, forNanos);
    }

    void closing() {
        closing++;
    }

    void gone() {
        gone++;
    }

    int size() {
        return established + connecting + closing;
    }

    ConnectionSample sample(RemoteEndpoint endpoint) {
        return new ConnectionSample(
                endpoint,
                new ConnectionCounts(established, connecting, retransmitting, unacknowledged, closing),
                Duration.ofNanos(connectingNanos),
                opened,
                gone);
    }
}
