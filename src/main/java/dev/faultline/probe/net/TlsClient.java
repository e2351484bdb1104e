// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.net;

import dev.faultline.probe.FailureClass;
import io.netty.channel.Channel;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.NetUtil;
import io.vertx.core.Future;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/** Makes TLS handshakes under one probe's settings, each a full one: no session is resumed. Thread-safe. */
public final class TlsClient {

    private final TlsSettings settings;
    private final TrustAnchors trust;
    private final Optional<ClientKeys> keys;
    private final InstantSource clock;
    private final boolean anyName;

    public TlsClient(TlsSettings settings, InstantSource clock) {
        this(settings, clock, false);
    }

    private TlsClient(TlsSettings settings, InstantSource clock, boolean anyName) {
        this.anyName = anyName;
        this.settings = settings;
        this.trust = TrustAnchors.of(settings);
        this.keys = settings.client().map(ClientKeys::new);
        this.clock = clock;
    }

    /** One that checks who issued a certificate, but not for which name. */
    public static TlsClient acceptingAnyName(TlsSettings settings, InstantSource clock) {
        return new TlsClient(settings, clock, true);
    }

    /** Loads the trusted authorities now, so that no run waits for it. */
    public void prepare() {
        trust.prepare(settings);
    }

    /** The same with the name that the settings say, or else that of the peer, and without ALPN. */
    public Future<TlsSession> handshake(Channel channel, Endpoint peer, NetworkRun run) {
        return handshake(channel, peer, settings.serverName().orElse(peer.host()), List.of(), run);
    }

    /**
     * The step {@code tls} on a channel that has just been connected, on its event loop. Fails with class {@code tls}
     * and the reason in words.
     *
     * @param host the name that is sent and checked
     * @param protocols what is offered through ALPN, the preferred one first; empty: no ALPN
     */
    public Future<TlsSession> handshake(
            Channel channel, Endpoint peer, String host, List<String> protocols, NetworkRun run) {
        run.enter(ProbeStep.TLS, "no answer from " + peer + " to the TLS handshake");
        CertificateInspector inspector;
        CertificateDemand demand;
        SSLEngine engine;
        try {
            var judge = settings.verify() ? Optional.of(trust.manager()) : Optional.<X509ExtendedTrustManager>empty();
            inspector = new CertificateInspector(judge, host, namesItself(host), clock.instant());
            demand = new CertificateDemand(
                    keys.isPresent() ? Optional.of(keys.get().managers()) : Optional.empty());
            engine = engine(inspector, demand, host, peer.port(), protocols);
        } catch (IOException unreadable) {
            return Future.failedFuture(new NetworkFailure(
                    FailureClass.PROBER, "the ca-file, the cert-file or the key-file cannot be read"));
        } catch (GeneralSecurityException broken) {
            return Future.failedFuture(broken);
        }
        var handler = new SslHandler(engine);
        handler.setHandshakeTimeoutMillis(0);
        handler.setCloseNotifyFlushTimeoutMillis(100);
        channel.pipeline().addFirst(demand);
        channel.pipeline().addFirst(handler);
        return NettyFutures.of(handler.handshakeFuture())
                .onComplete(done -> inspector.expiry().ifPresent(run::certificatesExpireAt))
                .recover(thrown -> Future.failedFuture(explained(thrown, inspector, demand)))
                .map(done -> new TlsSession(
                        inspector.used(),
                        chosen(engine),
                        demand.isOpen(engine.getSession().getProtocol())));
    }

    private static Throwable explained(Throwable thrown, CertificateInspector inspector, CertificateDemand demand) {
        return inspector
                .refusal()
                .<Throwable>map(why -> new NetworkFailure(FailureClass.TLS, why))
                .or(() -> demand.explain(thrown))
                .orElseGet(() -> FailureClassifier.classOf(thrown) == FailureClass.TLS
                        ? new NetworkFailure(
                                FailureClass.TLS,
                                "TLS handshake failed: "
                                        + FailureClassifier.of(thrown).message())
                        : thrown);
    }

    private static String chosen(SSLEngine engine) {
        var protocol = engine.getApplicationProtocol();
        return protocol == null ? "" : protocol;
    }

    private SSLEngine engine(
            CertificateInspector inspector, CertificateDemand demand, String host, int port, List<String> protocols)
            throws GeneralSecurityException {
        // A context of its own for each handshake: its session cache is empty, so nothing can be resumed.
        var context = SSLContext.getInstance("TLS");
        context.init(demand.managers(), new TrustManager[] {inspector}, null);
        var engine = context.createSSLEngine(host, port);
        engine.setUseClientMode(true);
        var parameters = engine.getSSLParameters();
        if (settings.verify() && !anyName && !namesItself(host)) {
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
        }
        if (NetUtil.createByteArrayFromIpAddressString(host) == null) {
            parameters.setServerNames(serverNames(host));
        }
        if (!protocols.isEmpty()) {
            parameters.setApplicationProtocols(protocols.toArray(String[]::new));
        }
        engine.setSSLParameters(parameters);
        return engine;
    }

    /** Whether the name has to be checked here, because the JDK takes none with an underscore. */
    private boolean namesItself(String host) {
        return settings.verify() && !anyName && host.indexOf('_') >= 0;
    }

    private static List<SNIServerName> serverNames(String host) {
        try {
            // As bytes: names of services may have underscores, which the JDK knows in no host name.
            return List.of(new SNIHostName(host.replaceFirst("[.]$", "").getBytes(StandardCharsets.US_ASCII)));
        } catch (IllegalArgumentException noHostName) {
            return List.of();
        }
    }
}
