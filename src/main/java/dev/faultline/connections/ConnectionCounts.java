// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.connections;

/**
 * How many connections to one endpoint were in which state at one reading.
 *
 * @param established those that stand
 * @param connecting those that are tried, without a response yet
 * @param retransmitting of the established: those that send the same bytes again
 * @param unacknowledged of the established: those with bytes of which none was acknowledged since the reading before
 * @param closing those that one end closed and the other did not yet
 */
public record ConnectionCounts(int established, int connecting, int retransmitting, int unacknowledged, int closing) {

    public static final ConnectionCounts NONE = new ConnectionCounts(0, 0, 0, 0, 0);

    /** The sum of each. */
    public ConnectionCounts plus(ConnectionCounts other) {
        return new ConnectionCounts(
                established + other.established,
                connecting + other.connecting,
                retransmitting + other.retransmitting,
                unacknowledged + other.unacknowledged,
                closing + other.closing);
    }

    /** The larger one of each. */
    public ConnectionCounts most(ConnectionCounts other) {
        return new ConnectionCounts(
                Math.max(established, other.established),
                Math.max(connecting, other.connecting),
                Math.max(retransmitting, other.retransmitting),
                Math.max(unacknowledged, other.unacknowledged),
                Math.max(closing, other.closing));
    }
}
