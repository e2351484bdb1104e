// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.sockets;

import java.net.InetAddress;

/**
 * One end of a TCP connection, or a port that is listened on.
 *
 * @param state as the kernel numbers it
 * @param inode by which a process holds it; 0 if none does any more
 * @param unacknowledged how many bytes were written and not acknowledged by the other end
 * @param retransmits how many times in a row the oldest of them, or the attempt to connect, was sent again for nothing
 * @param isToItself whether the other end has the same address
 */
public record TcpSocket(
        int localPort,
        InetAddress remote,
        int remotePort,
        int state,
        long inode,
        long unacknowledged,
        int retransmits,
        boolean isToItself) {

    private static final int ESTABLISHED = 1;
    private static final int SYN_SENT = 2;
    private static final int FIN_WAIT_1 = 4;
    private static final int FIN_WAIT_2 = 5;
    private static final int CLOSE_WAIT = 8;
    private static final int LAST_ACK = 9;
    private static final int LISTEN = 10;
    private static final int CLOSING = 11;

    public boolean isListening() {
        return state == LISTEN;
    }

    public boolean isEstablished() {
        return state == ESTABLISHED;
    }

    /** Whether the other end is being tried, and did not respond yet. */
    public boolean isConnecting() {
        return state == SYN_SENT;
    }

    /** Whether one end closed it and the other did not yet. */
    public boolean isClosing() {
        return switch (state) {
            case FIN_WAIT_1, FIN_WAIT_2, CLOSE_WAIT, LAST_ACK, CLOSING -> true;
            default -> false;
        };
    }

    /** Whether there is another end, or one is being tried. */
    public boolean isConnected() {
        return isEstablished() || isConnecting();
    }
}
