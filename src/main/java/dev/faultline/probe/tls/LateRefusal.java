// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.tls;

import dev.faultline.probe.FailureClass;
import dev.faultline.probe.net.NetworkFailure;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.concurrent.TimeUnit;

/**
 * Waits for what a server that asked for a client certificate says after the handshake. With TLS 1.3 the client is done before
 * the server has seen its certificate: the next record is a ticket for later sessions, or the refusal.
 */
final class LateRefusal {

    /** A server need not send tickets. */
    private static final int LONGEST_MS = 300;

    private final Promise<Void> end = Promise.promise();

    private LateRefusal() {}

    /** Fails with the refusal, if one comes. */
    static Future<Void> after(Channel channel) {
        var refusal = new LateRefusal();
        channel.pipeline().addFirst(refusal.new Records()).addLast(refusal.new Ends());
        channel.eventLoop().schedule(() -> refusal.end.tryComplete(), LONGEST_MS, TimeUnit.MILLISECONDS);
        return refusal.end.future();
    }

    /** Before decryption. */
    private final class Records extends ChannelInboundHandlerAdapter {
        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            context.fireChannelRead(message);
            end.tryComplete();
        }
    }

    /** After decryption. */
    private final class Ends extends ChannelInboundHandlerAdapter {
        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            end.tryFail(cause);
        }

        @Override
        public void channelInactive(ChannelHandlerContext context) {
            end.tryFail(new NetworkFailure(FailureClass.IO, "the connection was closed right after the handshake"));
        }
    }
}
