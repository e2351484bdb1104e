// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.postgresql;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.EventLoop;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;

/** Asks a server over a connection of its own to cancel what a session does (PostgreSQL, 54.2.9); never answered. */
final class CancelRequest {

    private static final int LONGEST_MILLIS = 2000;

    private CancelRequest() {}

    /** @param key what the server gave the session at its start */
    static void send(InetSocketAddress server, byte[] key, EventLoop eventLoop) {
        var channel = new NioSocketChannel();
        channel.config().setConnectTimeoutMillis(LONGEST_MILLIS);
        channel.pipeline().addLast(new ChannelInboundHandlerAdapter() {
            @Override
            public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
                context.close();
            }
        });
        eventLoop
                .register(channel)
                .addListener(registered -> channel.connect(server).addListener(connected -> {
                    if (connected.isSuccess()) {
                        channel.writeAndFlush(PostgresqlProtocol.cancel(key));
                    } else {
                        channel.close();
                    }
                }));
        var enough = eventLoop.schedule(() -> channel.close(), LONGEST_MILLIS, TimeUnit.MILLISECONDS);
        channel.closeFuture().addListener(closed -> enough.cancel(false));
    }
}
