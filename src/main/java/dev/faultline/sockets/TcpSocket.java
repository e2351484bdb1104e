// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.sockets;

import java.net.InetAddress;

/**
 * One end of a TCP connection, or a port that is listened on.
 *
 * @param local the address of this side; that of a port that is listened on may be the one that stands for all
 * @param state as the kernel numbers it
 * @param inode by which a process holds it; 0 if none does any more
 * @param unacknowledged how many bytes were written and not acknowledged by the other end
 * @param retransmits how many times in a row the oldest of them, or the attempt to connect, was sent again for nothing
 */
public record TcpSocket(
        InetAddress local,
        int localPort,
        InetAddress remote,
        int remotePort,
        int state,
        long inode,
        long unacknowledged,
        int retransmits) {

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

    /** Whether it is listened on where the containers of this pod reach it by {@code localhost}. */
    public boolean isListeningOnLoopback() {
        return isListening() && (local.isLoopbackAddress() || local.isAnyLocalAddress());
    }

    /** Whether the other end has the same address. */
    public boolean isToItself() {
        return local.equals(remote);
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
