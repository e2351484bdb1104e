// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.postgresql;

import dev.faultline.probe.FailureClass;
import dev.faultline.probe.net.Endpoint;
import dev.faultline.probe.net.NetworkFailure;
import dev.faultline.probe.net.NetworkRun;
import dev.faultline.probe.net.ProbeStep;
import dev.faultline.probe.net.TlsClient;
import dev.faultline.probe.net.TlsSettings;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Asks a server for TLS, as PostgreSQL wants it: in clear, before the startup message. */
final class SslNegotiation {

    private final Endpoint endpoint;
    private final SslMode encryption;
    private final TlsClient tls;

    SslNegotiation(Endpoint endpoint, SslMode encryption, InstantSource clock) {
        this.endpoint = endpoint;
        this.encryption = encryption;
        this.tls = encryption.mode() == SslMode.Mode.VERIFY_CA
                ? TlsClient.acceptingAnyName(settings(encryption), clock)
                : new TlsClient(settings(encryption), clock);
        tls.prepare();
    }

    private static TlsSettings settings(SslMode encryption) {
        var verify = encryption.mode() == SslMode.Mode.VERIFY_FULL || encryption.mode() == SslMode.Mode.VERIFY_CA;
        return new TlsSettings(
                verify,
                verify ? encryption.caFile() : Optional.empty(),
                Optional.empty(),
                TlsSettings.DEFAULT.expiryWarning(),
                encryption.client());
    }

    /** The same channel, encrypted if it is to be and the server can. */
    Future<Channel> encrypt(Channel channel, NetworkRun run) {
        if (encryption.mode() == SslMode.Mode.DISABLE) {
            return Future.succeededFuture(channel);
        }
        run.enter(ProbeStep.TLS, "no answer to the request for TLS");
        var offer = new Offer();
        channel.pipeline().addLast(offer);
        channel.writeAndFlush(PostgresqlProtocol.sslRequest());
        return offer.accepted.future().compose(accepted -> {
            if (accepted) {
                return tls.handshake(channel, endpoint, endpoint.host(), List.of(), run)
                        .map(channel);
            }
            return encryption.mode().insists()
                    ? Future.failedFuture(new NetworkFailure(FailureClass.TLS, "the server does not offer TLS"))
                    : Future.succeededFuture(channel);
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
