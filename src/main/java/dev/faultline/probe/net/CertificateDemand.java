// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.net;

import dev.faultline.probe.FailureClass;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/**
 * Notes whether the server of one handshake asks who this is, and what it gets. With TLS 1.3 a server refuses a certificate, or
 * that there is none, only after the handshake has succeeded for the client: until it says something else, the end of the
 * connection is taken for that. Used by one handshake, on its thread.
 */
final class CertificateDemand extends ChannelInboundHandlerAdapter {

    private final Optional<X509ExtendedKeyManager> keys;
    private boolean asked;
    private boolean shown;

    /** @param keys of the certificate that can be shown, if there is one */
    CertificateDemand(Optional<KeyManager[]> keys) {
        this.keys = keys.flatMap(managers -> Stream.of(managers)
                .filter(X509ExtendedKeyManager.class::isInstance)
                .map(X509ExtendedKeyManager.class::cast)
                .findFirst());
    }

    KeyManager[] managers() {
        return new KeyManager[] {new NotingKeys()};
    }

    /** Whether the server asked, and in that version of TLS says only after the handshake what it makes of it. */
    boolean isOpen(String version) {
        return asked && version.equals("TLSv1.3");
    }

    /** The failure that the end of the handshake, or of the connection right after it, stands for, if the server had asked. */
    Optional<NetworkFailure> explain(Throwable end) {
        var failure = FailureClassifier.classOf(end);
        if (!asked || failure != FailureClass.TLS && failure != FailureClass.IO) {
            return Optional.empty();
        }
        return Optional.of(new NetworkFailure(
                FailureClass.TLS, inWords() + " (" + FailureClassifier.of(end).message() + ")"));
    }

    private String inWords() {
        if (shown) {
            return "the server did not accept the client certificate";
        }
        return keys.isPresent()
                ? "the server asked for a client certificate of another issuer than that of the cert-file"
                : "the server asked for a client certificate, and no cert-file is configured";
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        context.pipeline().remove(this);
        context.fireChannelRead(message);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        context.fireExceptionCaught(explain(cause).<Throwable>map(why -> why).orElse(cause));
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        explain(new NetworkFailure(FailureClass.IO, "the connection was closed"))
                .ifPresent(context::fireExceptionCaught);
        context.fireChannelInactive();
    }

    private final class NotingKeys extends X509ExtendedKeyManager {

        @Override
        public @Nullable String chooseEngineClientAlias(String[] types, Principal[] issuers, SSLEngine engine) {
            asked = true;
            var alias = keys.map(known -> known.chooseEngineClientAlias(types, issuers, engine));
            shown |= alias.isPresent();
            return alias.orElse(null);
        }

        @Override
        public X509Certificate @Nullable [] getCertificateChain(String alias) {
            return keys.map(known -> known.getCertificateChain(alias)).orElse(null);
        }

        @Override
        public @Nullable PrivateKey getPrivateKey(String alias) {
            return keys.map(known -> known.getPrivateKey(alias)).orElse(null);
        }

        @Override
        public @Nullable String chooseClientAlias(String[] types, Principal[] issuers, Socket socket) {
            return null;
        }

        @Override
        public String @Nullable [] getClientAliases(String type, Principal[] issuers) {
            return null;
        }

        @Override
        public @Nullable String chooseServerAlias(String type, Principal[] issuers, Socket socket) {
            return null;
        }

        @Override
        public String @Nullable [] getServerAliases(String type, Principal[] issuers) {
            return null;
        }
    }
}
