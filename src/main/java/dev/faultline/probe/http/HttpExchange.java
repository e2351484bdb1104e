// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.http;

import dev.faultline.probe.Outcome;
import dev.faultline.probe.net.NettyFutures;
import dev.faultline.probe.net.NetworkFailure;
import dev.faultline.probe.net.NetworkRun;
import dev.faultline.probe.net.ProbeNetwork;
import dev.faultline.probe.net.ProbeStep;
import dev.faultline.probe.net.TlsClient;
import dev.faultline.probe.net.TlsSession;
import dev.faultline.probe.net.TlsSettings;
import io.netty.channel.Channel;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;

/** Sends requests and reads their responses, each over a connection of its own. Thread-safe. */
final class HttpExchange {

    private static final String HTTP2 = "h2";
    private static final String HTTP1 = "http/1.1";

    private final ProbeNetwork network;
    private final HttpTarget origin;
    private final ProxyChoice proxies;
    private final TlsSettings settings;
    private final List<String> protocols;
    private final TlsClient tls;
    private final TlsClient elsewhere;

    /**
     * @param origin where the first request goes; the server name of the settings is meant for it only
     * @param settings what is asked of the certificate
     * @param http2 whether HTTP/2 is offered under TLS
     * @param proxies on the way there
     */
    HttpExchange(ProbeNetwork network, HttpTarget origin, TlsSettings settings, boolean http2, ProxyChoice proxies) {
        this.network = network;
        this.proxies = proxies;
        this.origin = origin;
        this.settings = settings;
        this.protocols = http2 ? List.of(HTTP2, HTTP1) : List.of(HTTP1);
        this.tls = new TlsClient(settings, network.clock());
        this.elsewhere = settings.client().isEmpty() ? tls : new TlsClient(settings.withoutClient(), network.clock());
        if (origin.isTls()) {
            tls.prepare();
        }
    }

    /**
     * What came back for a request.
     *
     * @param warning what, all else being well, is to be said of a certificate that expires soon: degraded
     */
    record Reply(ReceivedResponse response, Optional<Outcome> warning) {}

    /** Connects, sends the request and has the reader read the response. */
    Future<Reply> send(HttpRequest request, ResponseReader reader, NetworkRun run) {
        var target = request.target();
        var proxy = proxies.of(target);
        return network.connect(proxy.orElse(target).endpoint(), run)
                .compose(channel -> tunnelled(channel, proxy, target, run)
                        .compose(tunnel -> secured(channel, target, run))
                        .compose(session -> send(request, proxy, channel, session, reader, run)
                                .map(response -> new Reply(response, session.flatMap(this::warning))))
                        .onComplete(done -> channel.close()));
    }

    private static Future<Channel> tunnelled(
            Channel channel, Optional<HttpTarget> proxy, HttpTarget target, NetworkRun run) {
        return proxy.isPresent() && target.isTls()
                ? ProxyTunnel.through(proxy.get(), channel, target, run)
                : Future.succeededFuture(channel);
    }

    private Optional<Outcome> warning(TlsSession session) {
        return session.warning(settings, network.clock().instant());
    }

    private Future<Optional<TlsSession>> secured(Channel channel, HttpTarget target, NetworkRun run) {
        if (!target.isTls()) {
            return Future.succeededFuture(Optional.empty());
        }
        var host = settings.serverName()
                .filter(name -> target.hasSameOriginAs(origin))
                .orElse(target.endpoint().host());
        // A redirect must not lead the client certificate to somebody else.
        return (target.hasSameOriginAs(origin) ? tls : elsewhere)
                .handshake(channel, target.endpoint(), host, protocols, run)
                .map(Optional::of);
    }

    private static Future<ReceivedResponse> send(
            HttpRequest request,
            Optional<HttpTarget> proxy,
            Channel connection,
            Optional<TlsSession> session,
            ResponseReader reader,
            NetworkRun run) {
        var isHttp2 = session.filter(agreed -> agreed.protocol().equals(HTTP2)).isPresent();
        run.enter(ProbeStep.FIRST_BYTE, "no response headers");
        var ready = isHttp2 ? HttpConnection.http2(connection, reader) : HttpConnection.http1(connection, reader);
        return ready.compose(channel -> {
            try {
                NettyFutures.of(channel.writeAndFlush(request.message(proxy))).onFailure(reader::fail);
                return reader.response();
            } catch (NetworkFailure unsendable) {
                return Future.failedFuture(unsendable);
            }
        });
    }
}
