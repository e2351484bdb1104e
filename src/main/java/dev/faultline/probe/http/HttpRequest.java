// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.http;

import dev.faultline.probe.FailureClass;
import dev.faultline.probe.net.NetworkFailure;
import dev.faultline.settings.Secret;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpVersion;
import io.vertx.core.Future;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One request, its secrets revealed; made for one run and never shown.
 *
 * @param target where it goes
 * @param method in upper case
 * @param headers the configured ones
 * @param body empty for none
 * @param cookies set on the way
 */
record HttpRequest(
        HttpTarget target, String method, Map<String, String> headers, Optional<String> body, HttpCookies cookies) {

    /** Without one they say so (RFC 9110, section 8.6). */
    private static final Set<String> HAVE_A_BODY = Set.of("POST", "PUT", "PATCH");

    /** The first request of a probe's run. */
    static Future<HttpRequest> of(HttpSpec spec) {
        return of(spec.url(), spec.method(), spec.headers(), spec.body());
    }

    /** The request for a document, in one of the given media types. */
    static Future<HttpRequest> of(HttpSource source, String accept) {
        var headers = new LinkedHashMap<String, Secret>();
        headers.put(HttpHeaderNames.ACCEPT.toString(), Secret.of(accept));
        headers.putAll(source.headers());
        return of(source.url(), "GET", headers, Optional.empty());
    }

    /** Any request. Fails with class {@code prober} if a secret cannot be read. */
    static Future<HttpRequest> of(
            HttpTarget target, String method, Map<String, Secret> headers, Optional<Secret> body) {
        try {
            var text = body.isPresent() ? Optional.of(body.get().reveal()) : Optional.<String>empty();
            return Future.succeededFuture(new HttpRequest(target, method, revealed(headers), text, HttpCookies.NONE));
        } catch (IOException unreadable) {
            return Future.failedFuture(
                    new NetworkFailure(FailureClass.PROBER, "the file of a secret header cannot be read"));
        }
    }

    private static Map<String, String> revealed(Map<String, Secret> secrets) throws IOException {
        var headers = new LinkedHashMap<String, String>();
        for (var header : secrets.entrySet()) {
            headers.put(header.getKey(), header.getValue().reveal());
        }
        return headers;
    }

    /** The same request as part of a trace. */
    HttpRequest within(TraceParent parent) {
        var all = new LinkedHashMap<>(headers);
        all.put(TraceParent.HEADER, parent.header());
        return new HttpRequest(target, method, all, body, cookies);
    }

    /** The request that follows a redirect (RFC 9110, section 15.4). What is secret stays with its origin. */
    HttpRequest redirected(ReceivedResponse response, HttpTarget next) {
        var status = response.status();
        var turnsToGet =
                status == 303 && !method.equals("HEAD") || (status == 301 || status == 302) && method.equals("POST");
        var sameOrigin = next.hasSameOriginAs(target);
        return new HttpRequest(
                next,
                turnsToGet ? "GET" : method,
                sameOrigin ? headers : Map.of(),
                sameOrigin && !turnsToGet ? body : Optional.empty(),
                cookies.with(response.cookies(), target));
    }

    /**
     * As Netty sends it.
     *
     * @param proxy what it is sent through, if anything; a request over TLS goes through a tunnel and names none
     */
    FullHttpRequest message(Optional<HttpTarget> proxy) throws NetworkFailure {
        var content = body.map(text -> Unpooled.copiedBuffer(text, StandardCharsets.UTF_8))
                .orElse(Unpooled.EMPTY_BUFFER);
        var message =
                new DefaultFullHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.valueOf(method), written(proxy), content);
        var fields = message.headers();
        fields.set(HttpHeaderNames.HOST, target.authority());
        fields.set(HttpHeaderNames.USER_AGENT, "faultline");
        fields.set(HttpHeaderNames.ACCEPT, "*/*");
        fields.set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
        if (body.isPresent() || HAVE_A_BODY.contains(method)) {
            fields.set(HttpHeaderNames.CONTENT_LENGTH, content.readableBytes());
        }
        proxy.filter(asked -> !target.isTls())
                .flatMap(HttpTarget::basicCredentials)
                .ifPresent(basic -> fields.set(HttpHeaderNames.PROXY_AUTHORIZATION, basic));
        target.basicCredentials().ifPresent(basic -> fields.set(HttpHeaderNames.AUTHORIZATION, basic));
        for (var header : headers.entrySet()) {
            try {
                fields.set(header.getKey(), header.getValue());
            } catch (IllegalArgumentException invalid) {
                // Its message would quote the value.
                throw new NetworkFailure(FailureClass.PROBER, "header " + header.getKey() + " cannot be sent as it is");
            }
        }
        cookies.header(target, fields.get(HttpHeaderNames.COOKIE))
                .ifPresent(cookie -> fields.set(HttpHeaderNames.COOKIE, cookie));
        return message;
    }

    private String written(Optional<HttpTarget> proxy) {
        return proxy.isPresent() && !target.isTls() ? "http://" + target.authority() + target.path() : target.path();
    }
}
