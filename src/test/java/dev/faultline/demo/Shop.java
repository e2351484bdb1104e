package dev.faultline.demo;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.faultline.testing.RealPostgres;
import dev.faultline.testing.RealRedis;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A small app with two routes: {@code /checkout} needs PostgreSQL, {@code /cart} needs Redis. It answers 500 when what it
 * needs fails, and, after {@link #deployABug()}, on {@code /checkout} also when nothing does.
 */
final class Shop implements AutoCloseable {

    private final RealPostgres orders;
    private final RealRedis cache;
    private final HttpServer server;
    private final ExecutorService workers = Executors.newFixedThreadPool(8);
    private volatile boolean buggy;

    private Shop(RealPostgres orders, RealRedis cache, HttpServer server) {
        this.orders = orders;
        this.cache = cache;
        this.server = server;
    }

    static Shop open(RealPostgres orders, RealRedis cache) throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        var shop = new Shop(orders, cache, server);
        server.setExecutor(shop.workers);
        server.createContext("/checkout", exchange -> answer(exchange, shop::checkout));
        server.createContext("/cart", exchange -> answer(exchange, shop::cart));
        server.start();
        return shop;
    }

    String url(String route) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + route;
    }

    void deployABug() {
        buggy = true;
    }

    void rollBack() {
        buggy = false;
    }

    private void checkout() throws SQLException {
        if (buggy) {
            throw new IllegalStateException("price is null");
        }
        var url = "jdbc:" + orders.url() + "?connectTimeout=1&socketTimeout=1&loginTimeout=1";
        try (var connection = DriverManager.getConnection(url, RealPostgres.USER, RealPostgres.PASSWORD);
                var statement = connection.createStatement()) {
            statement.execute("select 1");
        }
    }

    private void cart() throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), cache.port())) {
            socket.setSoTimeout(1_000);
            socket.getOutputStream().write("PING\r\n".getBytes(StandardCharsets.US_ASCII));
            if (socket.getInputStream().read() != '+') {
                throw new IOException("no PONG");
            }
        }
    }

    private interface Work {
        void run() throws Exception;
    }

    private static void answer(HttpExchange exchange, Work work) {
        var status = 200;
        var body = "ok\n";
        try {
            work.run();
        } catch (Exception failed) {
            status = 500;
            body = "Internal Server Error\n";
        }
        try (exchange) {
            exchange.sendResponseHeaders(status, body.length());
            exchange.getResponseBody().write(body.getBytes(StandardCharsets.US_ASCII));
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        workers.shutdownNow();
    }
}
