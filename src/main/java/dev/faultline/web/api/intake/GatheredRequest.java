// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.web.api.intake;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.impl.HttpServerRequestInternal;
import io.vertx.core.http.impl.HttpServerRequestWrapper;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.impl.RoutingContextInternal;

/**
 * A request over HTTP/2 whose body did not announce its length and was read to its end. What comes next pauses each request
 * that it takes, which HTTP/2 forbids after the end; this one bears it.
 */
final class GatheredRequest extends HttpServerRequestWrapper {

    private final Buffer body;

    private GatheredRequest(HttpServerRequestInternal request, Buffer body) {
        super(request);
        this.body = body;
    }

    /** The request with the length of its body in its headers, to be routed again. */
    static HttpServerRequest of(HttpServerRequest ended, Buffer body) {
        ended.headers().set("Content-Length", String.valueOf(body.length()));
        return new GatheredRequest((HttpServerRequestInternal) ended, body);
    }

    /** Gives the body of such a request, if this is one, to those that handle it. */
    static void passBody(RoutingContext context) {
        var request = context.request();
        // Netty refuses a stream that ends before the length that it announced: so it was announced here.
        if (request.version() == HttpVersion.HTTP_2 && request.headers().contains("Content-Length")) {
            ((RoutingContextInternal) context).setBody(request.body().result());
        }
    }

    @Override
    public Future<Buffer> body() {
        return Future.succeededFuture(body);
    }

    @Override
    public HttpServerRequest pause() {
        return this;
    }

    @Override
    public HttpServerRequest resume() {
        return this;
    }

    @Override
    public HttpServerRequest fetch(long amount) {
        return this;
    }
}
