// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.blackbox;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** A real HTTP API whose mood can be changed while it is asked. */
final class FickleApi implements AutoCloseable {

    /** How it answers. */
    enum Mood {
        WELL,
        SLOWLY,
        WITH_429,
        WITH_503,
        WITH_ANOTHER_BODY,
        WITH_HALF_A_BODY,
        WITH_HEADERS_ONLY
    }

    private static final byte[] BODY = "{\"status\":\"ok\"}".getBytes(StandardCharsets.US_ASCII);

    private final HttpServer server;
    private final ExecutorService workers = Executors.newCachedThreadPool();
    private final CountDownLatch closing = new CountDownLatch(1);
    private volatile Mood mood = Mood.WELL;

    FickleApi() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(workers);
        server.createContext("/health", this::answer);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/health";
    }

    void answers(Mood next) {
        mood = next;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            switch (mood) {
                case WELL -> send(exchange, 200, BODY.length, BODY);
                case SLOWLY -> {
                    pause(700);
                    send(exchange, 200, BODY.length, BODY);
                }
                case WITH_429 -> send(exchange, 429, BODY.length, BODY);
                case WITH_503 -> send(exchange, 503, BODY.length, BODY);
                case WITH_ANOTHER_BODY -> send(exchange, 200, 3, "no\n".getBytes(StandardCharsets.US_ASCII));
                case WITH_HALF_A_BODY -> send(exchange, 200, 2L * BODY.length, BODY);
                case WITH_HEADERS_ONLY -> {
                    exchange.sendResponseHeaders(200, BODY.length);
                    exchange.getResponseBody().flush();
                    pause(60_000);
                }
            }
        }
    }

    private static void send(HttpExchange exchange, int status, long length, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, length);
        exchange.getResponseBody().write(body);
        exchange.getResponseBody().flush();
    }

    /** Holds the answer back; this is the fault, not a wait for anything. */
    private void pause(long millis) {
        try {
            var ignored = closing.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
        workers.shutdownNow();
    }
}
