// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.connections;

import dev.faultline.sockets.TcpSocket;
import java.net.InetAddress;
import java.net.UnknownHostException;

/** Sockets as the kernel would show them, to 10.0.0.3:5432. */
final class SocketBuilder {

    static final int ESTABLISHED = 1;
    static final int SYN_SENT = 2;
    static final int CLOSE_WAIT = 8;
    static final int LISTEN = 10;
    static final RemoteEndpoint DATABASE = new RemoteEndpoint("10.0.0.3", 5432);

    private SocketBuilder() {}

    static TcpSocket established(int localPort) {
        return socket(localPort, ESTABLISHED, localPort, 0, 0);
    }

    static TcpSocket connecting(int localPort) {
        return socket(localPort, SYN_SENT, localPort, 0, 1);
    }

    static TcpSocket closing(int localPort) {
        return socket(localPort, CLOSE_WAIT, localPort, 0, 0);
    }

    static TcpSocket sending(int localPort, long unacknowledged, int retransmits) {
        return socket(localPort, ESTABLISHED, localPort, unacknowledged, retransmits);
    }

    static TcpSocket listening(int port) {
        return new TcpSocket(address("0.0.0.0"), port, address("0.0.0.0"), 0, LISTEN, 1, 0, 0);
    }

    private static TcpSocket socket(int localPort, int state, long inode, long unacknowledged, int retransmits) {
        return new TcpSocket(
                address("10.0.0.5"),
                localPort,
                address(DATABASE.address()),
                DATABASE.port(),
                state,
                inode,
                unacknowledged,
                retransmits);
    }

    private static InetAddress address(String literal) {
        try {
            return InetAddress.getByName(literal);
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
