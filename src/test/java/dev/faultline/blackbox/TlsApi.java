// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.blackbox;

import dev.faultline.testing.FreePort;
import dev.faultline.testing.TestCertificates.Pem;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.PemKeyCertOptions;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A real HTTPS API that can be restarted on its port with another certificate. */
final class TlsApi implements AutoCloseable {

    private final Vertx vertx = Vertx.vertx();
    private final int port = FreePort.get();
    private Optional<HttpServer> server = Optional.empty();

    int port() {
        return port;
    }

    /** Shows the given certificate from now on. */
    void show(Pem pem) throws Exception {
        if (server.isPresent()) {
            finish(server.get().close());
        }
        var options = new HttpServerOptions()
                .setSsl(true)
                .setKeyCertOptions(new PemKeyCertOptions()
                        .addCertPath(pem.certificate().toString())
                        .addKeyPath(pem.key().toString()));
        var next = vertx.createHttpServer(options)
                .requestHandler(request -> request.response().end("ok"));
        finish(next.listen(port, "127.0.0.1"));
        server = Optional.of(next);
    }

    private static void finish(Future<?> step) throws Exception {
        step.toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
    }

    @Override
    public void close() throws Exception {
        finish(vertx.close());
    }
}
