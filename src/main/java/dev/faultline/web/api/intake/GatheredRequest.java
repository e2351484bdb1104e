// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.web.api.intake;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.impl.HttpServerRequestInternal;
import io.vertx.core.http.impl.HttpServerRequestWrapper;
import io.vertx.core.impl.ContextInternal;
import io.vertx.ext.web.Router;
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

    /** Routes the request again, with the length of its body in its headers. */
    static void route(HttpServerRequest ended, IncomingBody body, Router router) {
        ended.headers().set("Content-Length", String.valueOf(body.content().length()));
        // Each stream has a context of its own. The second route listens to the response instead of the first.
        ContextInternal.current().localContextData().put(IncomingBody.class, body);
        router.handle(new GatheredRequest((HttpServerRequestInternal) ended, body.content()));
    }

    /** Gives the body of such a request, if this is one, to those that handle it; it is released once they are done. */
    static void passBody(RoutingContext context) {
        var body = (IncomingBody) ContextInternal.current().localContextData().remove(IncomingBody.class);
        if (body != null) {
            ((RoutingContextInternal) context).setBody(body.content());
            context.addEndHandler(ended -> body.release());
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
