// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.discovery.sockets;

import java.net.InetAddress;

/**
 * One end of a TCP connection, or a port that is listened on.
 *
 * @param state as the kernel numbers it
 * @param inode by which a process holds it; 0 if none does any more
 */
record TcpSocket(int localPort, InetAddress remote, int remotePort, int state, long inode) {

    private static final int ESTABLISHED = 1;
    private static final int SYN_SENT = 2;
    private static final int LISTEN = 10;

    boolean isListening() {
        return state == LISTEN;
    }

    /** Whether there is another end, or one is being tried. */
    boolean isConnected() {
        return state == ESTABLISHED || state == SYN_SENT;
    }
}
