// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.testing;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/**
 * A process in a network of its own that holds a connection over IPv6 and one over IPv4, both by sockets of IPv6, as those of a JVM
 * are. It prints the port that both lead to, and ends at the end of its input.
 */
public final class DualStackApp {

    private DualStackApp() {}

    public static void main(String[] arguments) throws Exception {
        OwnNetwork.open();
        try (var server = new ServerSocket(0);
                var sixth = new Socket(InetAddress.getByName("::1"), server.getLocalPort());
                var fourth = new Socket(InetAddress.getByName("127.0.0.1"), server.getLocalPort())) {
            System.out.println(server.getLocalPort());
            while (System.in.read() >= 0 && sixth.isConnected() && fourth.isConnected()) {
                // Until it is told to end.
            }
        }
    }
}
