// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.testing;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;

/**
 * Thousands of connections to a server of this process, which holds both ends of each.
 *
 * @param server to which they lead
 * @param ends two of each
 */
public record ConnectionCrowd(ServerSocketChannel server, List<SocketChannel> ends) implements AutoCloseable {

    /** Opens so many to an address of this machine. */
    public static ConnectionCrowd open(String address, int number) throws IOException {
        var crowd = new ConnectionCrowd(ServerSocketChannel.open(), new ArrayList<>());
        crowd.server.bind(new InetSocketAddress(address, 0));
        for (var i = 0; i < number; i++) {
            crowd.ends.add(SocketChannel.open(crowd.server.getLocalAddress()));
            crowd.ends.add(crowd.server.accept());
        }
        return crowd;
    }

    public int port() {
        return server.socket().getLocalPort();
    }

    @Override
    public void close() throws IOException {
        for (var end : ends) {
            end.close();
        }
        server.close();
    }
}
