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
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One request, its secrets revealed; made for one run and never shown.
 *
 * @param target where it goes
 * @param method in upper case
 * @param headers the configured ones
 * @param body empty for none
 */
record HttpRequest(HttpTarget target, String method, Map<String, String> headers, Optional<String> body) {

    /** The first request of a run. Fails with class {@code prober} if a secret cannot be read. */
    static HttpRequest of(HttpSpec spec) throws NetworkFailure {
        try {
            var body = spec.body().isPresent() ? Optional.of(spec.body().get().reveal()) : Optional.<String>empty();
            return new HttpRequest(spec.url(), spec.method(), revealed(spec.headers()), body);
        } catch (IOException unreadable) {
            throw unreadable();
        }
    }

    /** The request for a document, in one of the given media types. Fails with class {@code prober} like the other. */
    static HttpRequest of(HttpSource source, String accept) throws NetworkFailure {
        try {
            var headers = new LinkedHashMap<String, String>();
            headers.put(HttpHeaderNames.ACCEPT.toString(), accept);
            headers.putAll(revealed(source.headers()));
            return new HttpRequest(source.url(), "GET", headers, Optional.empty());
        } catch (IOException unreadable) {
            throw unreadable();
        }
    }

    private static Map<String, String> revealed(Map<String, Secret> secrets) throws IOException {
        var headers = new LinkedHashMap<String, String>();
        for (var header : secrets.entrySet()) {
            headers.put(header.getKey(), header.getValue().reveal());
        }
        return headers;
    }

    private static NetworkFailure unreadable() {
        return new NetworkFailure(FailureClass.PROBER, "the file of a secret header cannot be read");
    }

    /** The request that follows a redirect (RFC 9110, section 15.4). What is secret stays with its origin. */
    HttpRequest redirected(int status, HttpTarget next) {
        var turnsToGet =
                status == 303 && !method.equals("HEAD") || (status == 301 || status == 302) && method.equals("POST");
        var sameOrigin = next.hasSameOriginAs(target);
        return new HttpRequest(
                next,
                turnsToGet ? "GET" : method,
                sameOrigin ? headers : Map.of(),
                sameOrigin && !turnsToGet ? body : Optional.empty());
    }

    /** As Netty sends it. */
    FullHttpRequest message() throws NetworkFailure {
        var content = body.map(text -> Unpooled.copiedBuffer(text, StandardCharsets.UTF_8))
                .orElse(Unpooled.EMPTY_BUFFER);
        var message =
                new DefaultFullHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.valueOf(method), target.path(), content);
        var fields = message.headers();
        fields.set(HttpHeaderNames.HOST, target.authority());
        fields.set(HttpHeaderNames.USER_AGENT, "faultline");
        fields.set(HttpHeaderNames.ACCEPT, "*/*");
        fields.set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
        if (body.isPresent()) {
            fields.set(HttpHeaderNames.CONTENT_LENGTH, content.readableBytes());
        }
        target.basicCredentials().ifPresent(basic -> fields.set(HttpHeaderNames.AUTHORIZATION, basic));
        for (var header : headers.entrySet()) {
            try {
                fields.set(header.getKey(), header.getValue());
            } catch (IllegalArgumentException invalid) {
                // Its message would quote the value.
                throw new NetworkFailure(FailureClass.PROBER, "header " + header.getKey() + " cannot be sent as it is");
            }
        }
        return message;
    }
}
