// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.bench;

import dev.faultline.testing.NameServer;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.PemKeyCertOptions;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;

/**
 * What is probed over HTTP, TCP, TLS, DNS and SMTP, in a process of its own so that its work is not counted with the prober's.
 * Prints its six ports on one line and ends with its standard input, and so with whoever started it.
 */
final class TargetServer {

    /** Two loops' worth of connections at once; a full queue would look like an outage. */
    private static final int BACKLOG = 4_096;

    private TargetServer() {}

    private static final String DOCUMENT = "{\"status\": \"UP\", \"components\": {\"db\": {\"status\": \"UP\"}}}";

    private static void answer(HttpServerRequest request) {
        if (request.path().startsWith("/grpc.health.")) {
            request.response().putHeader("content-type", "application/grpc").putTrailer("grpc-status", "0");
            request.response().end(Buffer.buffer(SERVING));
        } else {
            request.response().end(DOCUMENT);
        }
    }

    /** A message of two bytes: the status 1. */
    private static final byte[] SERVING = {0, 0, 0, 0, 2, 8, 1};

    /** A message of MongoDB with the document {@code {ok: true, ismaster: true}}. */
    private static final byte[] GOOD = HexFormat.of()
            .parseHex("2a0000000100000001000000dd070000" + "0000000000" + "15000000086f6b00010869736d617374657200"
                    + "0100");

    /**
     * Runs until the standard input ends.
     *
     * @param files a certificate and its key, both PEM
     */
    public static void main(String[] files) throws Exception {
        var vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
        var http = vertx.createHttpServer(new HttpServerOptions().setAcceptBacklog(BACKLOG))
                .requestHandler(TargetServer::answer)
                .listen(0, "127.0.0.1");
        var tcp = vertx.createNetServer(new NetServerOptions().setAcceptBacklog(BACKLOG))
                .connectHandler(socket -> {})
                .listen(0, "127.0.0.1");
        var tls = vertx.createNetServer(new NetServerOptions()
                        .setAcceptBacklog(BACKLOG)
                        .setSsl(true)
                        .setKeyCertOptions(
                                new PemKeyCertOptions().addCertPath(files[0]).addKeyPath(files[1])))
                .connectHandler(socket -> {})
                .listen(0, "127.0.0.1");
        var mail = vertx.createNetServer(new NetServerOptions().setAcceptBacklog(BACKLOG))
                .connectHandler(socket -> {
                    socket.handler(line -> socket.write("250 target\r\n"));
                    socket.write("220 target\r\n");
                })
                .listen(0, "127.0.0.1");
        var documents = vertx.createNetServer(new NetServerOptions().setAcceptBacklog(BACKLOG))
                .connectHandler(socket -> socket.handler(message -> socket.write(Buffer.buffer(GOOD))))
                .listen(0, "127.0.0.1");
        var dns = NameServer.start().knows("target.example", "127.0.0.1");
        System.out.printf(
                "%d %d %d %d %d %d%n",
                http.toCompletionStage()
                        .toCompletableFuture()
                        .get(20, TimeUnit.SECONDS)
                        .actualPort(),
                tcp.toCompletionStage()
                        .toCompletableFuture()
                        .get(20, TimeUnit.SECONDS)
                        .actualPort(),
                tls.toCompletionStage()
                        .toCompletableFuture()
                        .get(20, TimeUnit.SECONDS)
                        .actualPort(),
                dns.address().getPort(),
                mail.toCompletionStage()
                        .toCompletableFuture()
                        .get(20, TimeUnit.SECONDS)
                        .actualPort(),
                documents
                        .toCompletionStage()
                        .toCompletableFuture()
                        .get(20, TimeUnit.SECONDS)
                        .actualPort());
        while (System.in.read() >= 0) {
            // Nobody says anything; the end is what is waited for.
        }
        System.exit(0);
    }
}
