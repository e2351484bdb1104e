// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.testing;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** An API that is paid for by the call: it remembers when each call came. */
public final class CountingServer implements AutoCloseable {

    private final HttpServer server;
    private final List<Long> calls = new CopyOnWriteArrayList<>();
    private volatile int status = 200;

    public CountingServer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException cannot) {
            throw new UncheckedIOException(cannot);
        }
        server.createContext("/", exchange -> {
            calls.add(System.nanoTime());
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        server.start();
    }

    /** Where it is. */
    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    }

    /** From now on it is overloaded. */
    public void fail() {
        status = 503;
    }

    /** It is well again. */
    public void recover() {
        status = 200;
    }

    /** How often it was called. */
    public int calls() {
        return calls.size();
    }

    /** The calls since the given reading of the monotonic clock. */
    public long callsSince(long nanos) {
        return calls.stream().filter(call -> call - nanos >= 0).count();
    }

    /** The most calls that one each interval can be since the given reading of the monotonic clock. */
    public static long slotsSince(long nanos, Duration interval) {
        return (System.nanoTime() - nanos) / interval.toNanos() + 2;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
