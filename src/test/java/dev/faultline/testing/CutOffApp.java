// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.testing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.channels.SocketChannel;

/**
 * A process in a network of its own. It holds a connection to {@link #CUT_OFF}, and tries to connect to {@link #SILENT}, from
 * where nothing ever comes. At a line on its input the way to the first is cut, and it sends something; at the end of its input
 * it ends.
 */
public final class CutOffApp {

    public static final String CUT_OFF = "10.9.1.1";
    public static final String SILENT = "10.9.0.7";
    public static final int PORT = 5432;

    private CutOffApp() {}

    /** Starts it where {@link OwnNetwork#isPossible}; the kernel's tables of its network are those of this process. */
    public static Process start() throws IOException {
        return OwnNetwork.start(CutOffApp.class);
    }

    public static void main(String[] arguments) throws Exception {
        OwnNetwork.open();
        OwnNetwork.ip("addr add " + CUT_OFF + "/32 dev lo");
        // What has a route and no owner is taken in, and dropped.
        OwnNetwork.ip("route add 10.9.0.0/23 dev lo");
        try (var server = new ServerSocket(PORT, 1, InetAddress.getByName(CUT_OFF));
                var client = new Socket();
                var silent = SocketChannel.open()) {
            client.bind(new InetSocketAddress("127.0.0.1", 0));
            client.connect(new InetSocketAddress(CUT_OFF, PORT));
            silent.configureBlocking(false);
            silent.connect(new InetSocketAddress(SILENT, PORT));
            System.out.println("ready");
            if (System.in.read() >= 0) {
                OwnNetwork.ip("addr del " + CUT_OFF + "/32 dev lo");
                client.getOutputStream().write(new byte[1_000]);
                while (System.in.read() >= 0 && server.isBound()) {
                    // Until it is told to end.
                }
            }
        }
    }
}
