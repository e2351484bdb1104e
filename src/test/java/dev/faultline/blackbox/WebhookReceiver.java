// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.blackbox;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;

/** A real receiver of notifications, which is not well when the first one comes. */
final class WebhookReceiver implements AutoCloseable {

    private final HttpServer server;
    private final AtomicBoolean wasAsked = new AtomicBoolean();
    private final List<String> taken = new CopyOnWriteArrayList<>();

    WebhookReceiver() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::answer);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/hook";
    }

    /** The types of the events that it took, in their order. */
    List<String> taken() {
        return List.copyOf(taken);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            var isWell = wasAsked.getAndSet(true);
            if (isWell) {
                taken.add(exchange.getRequestHeaders().getFirst("X-Faultline-Event"));
            }
            exchange.sendResponseHeaders(isWell ? 200 : 503, -1);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
