// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.blackbox;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A real app of three routes that drops every connection without a response while it cannot reach what it needs. */
final class FrailApp implements AutoCloseable {

    private final HttpServer server;
    private final ExecutorService workers = Executors.newCachedThreadPool();
    private final AtomicInteger passed = new AtomicInteger();
    private final int needed;

    /** @param needed the local port of what it needs */
    FrailApp(int needed) {
        this.needed = needed;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(workers);
        server.createContext("/", this::answer);
        server.start();
    }

    String url(String route) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + route;
    }

    /** How many requests were answered. */
    int passed() {
        return passed.get();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange;
                var connection = new Socket(InetAddress.getLoopbackAddress(), needed)) {
            if (connection.isConnected()) {
                exchange.sendResponseHeaders(204, -1);
                passed.incrementAndGet();
            }
        }
    }

    /** Its port is closed: connections are refused. */
    @Override
    public void close() {
        server.stop(0);
        workers.shutdownNow();
    }
}
