// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.notify;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** An HTTP server that takes what is posted to it, or refuses it. */
final class PostReceiver implements AutoCloseable {

    private final HttpServer server;
    private final AtomicInteger refusing = new AtomicInteger();
    private final List<Message> messages = new CopyOnWriteArrayList<>();

    /** What was posted, and whether it was taken. */
    record Message(String event, String delivery, String timestamp, String signature, String body, boolean taken) {}

    PostReceiver() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::take);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/hook/s3cr3t-path";
    }

    /** Answers the next so many with 503. */
    void refuse(int times) {
        refusing.set(times);
    }

    List<Message> messages() {
        return List.copyOf(messages);
    }

    List<Message> taken() {
        return messages.stream().filter(Message::taken).toList();
    }

    private void take(HttpExchange exchange) throws IOException {
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        var taken = refusing.getAndUpdate(left -> Math.max(0, left - 1)) == 0;
        messages.add(new Message(
                header(exchange, "X-Faultline-Event"),
                header(exchange, "X-Faultline-Delivery"),
                header(exchange, "X-Faultline-Timestamp"),
                header(exchange, "X-Faultline-Signature"),
                body,
                taken));
        exchange.sendResponseHeaders(taken ? 204 : 503, -1);
        exchange.close();
    }

    private static String header(HttpExchange exchange, String name) {
        var value = exchange.getRequestHeaders().getFirst(name);
        return value == null ? "" : value;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
