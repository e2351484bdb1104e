// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.postgresql;

import dev.faultline.probe.FailureClass;
import dev.faultline.probe.Outcome;
import dev.faultline.probe.net.Endpoint;
import dev.faultline.probe.net.NegotiatedTls;
import dev.faultline.probe.net.NetworkFailure;
import dev.faultline.probe.net.NetworkRun;
import dev.faultline.probe.net.ProbeStep;
import dev.faultline.probe.net.TlsClient;
import dev.faultline.probe.net.TlsMode;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.InstantSource;
import java.util.Optional;

/** Asks a server for TLS, as PostgreSQL wants it: in clear, before the startup message. */
final class SslNegotiation {

    private final Endpoint endpoint;
    private final NegotiatedTls encryption;
    private final TlsClient tls;
    private final InstantSource clock;

    SslNegotiation(Endpoint endpoint, NegotiatedTls encryption, InstantSource clock) {
        this.endpoint = endpoint;
        this.encryption = encryption;
        this.tls = encryption.client(clock);
        this.clock = clock;
    }

    /** Encrypts the channel if it is to be and the server can; brings the warning of the certificate. */
    Future<Optional<Outcome>> encrypt(Channel channel, NetworkRun run) {
        if (encryption.mode() == TlsMode.DISABLE) {
            return Future.succeededFuture(Optional.empty());
        }
        run.enter(ProbeStep.TLS, "no answer to the request for TLS");
        var offer = new Offer();
        channel.pipeline().addLast(offer);
        channel.writeAndFlush(PostgresqlProtocol.sslRequest());
        return offer.accepted.future().compose(accepted -> {
            if (accepted) {
                return tls.handshake(channel, endpoint, run)
                        .map(session -> encryption.warning(session, clock.instant()));
            }
            return encryption.mode().insists()
                    ? Future.failedFuture(new NetworkFailure(FailureClass.TLS, "the server does not offer TLS"))
                    : Future.succeededFuture(Optional.empty());
        });
    }

    /** Waits for the one letter that a server answers the request with, and then gets out of the way. */
    private static final class Offer extends SimpleChannelInboundHandler<ByteBuf> {

        private final Promise<Boolean> accepted = Promise.promise();

        @Override
        protected void channelRead0(ChannelHandlerContext context, ByteBuf answer) {
            var letter = answer.readByte();
            // More than the letter would be something that somebody else put in before the encryption.
            if (answer.isReadable() || letter != 'S' && letter != 'N') {
                accepted.tryFail(PostgresqlProtocol.notPostgresql());
                return;
            }
            context.pipeline().remove(this);
            accepted.tryComplete(letter == 'S');
        }

        @Override
        public void channelInactive(ChannelHandlerContext context) {
            accepted.tryFail(
                    new NetworkFailure(FailureClass.IO, "the connection was closed during the request for TLS"));
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            accepted.tryFail(cause);
        }
    }
}
