// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.shop;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.Callable;

/**
 * What the shop does: {@code /checkout} needs PostgreSQL, {@code /history} a connection of a pool to it, {@code /cart} Redis,
 * {@code /prices} its config file, {@code /upload} its folder, {@code /catalog} and {@code /} nothing.
 */
final class ShopRoutes {

    /** The release with the bug. */
    static final String BUGGY = "2.0.0";

    private final ShopFolder files;
    private final String version;
    private final String orders;
    private final OrderPool pool;
    private final int cache;

    ShopRoutes(ShopFolder files, String version, String orders, OrderPool pool, int cache) {
        this.files = files;
        this.version = version;
        this.orders = orders;
        this.pool = pool;
        this.cache = cache;
    }

    Map<String, Callable<String>> byPath() {
        return Map.of(
                "/", () -> "welcome\n",
                "/checkout", this::checkout,
                "/history", this::history,
                "/cart", this::cart,
                "/prices", this::prices,
                "/upload", this::upload,
                "/catalog", this::catalog);
    }

    private String checkout() throws SQLException {
        total();
        try (var connection = DriverManager.getConnection(orders);
                var statement = connection.createStatement()) {
            statement.execute("select 1");
            return "ordered\n";
        }
    }

    private String history() throws SQLException {
        return pool.count(Files.exists(files.leak())) + " orders\n";
    }

    private String cart() throws IOException {
        total();
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), cache)) {
            socket.setSoTimeout(1_000);
            socket.getOutputStream().write("PING\r\n".getBytes(StandardCharsets.US_ASCII));
            if (socket.getInputStream().read() != '+') {
                throw new IOException("redis: no PONG from 127.0.0.1:" + cache);
            }
            return "in the cart\n";
        }
    }

    private void total() {
        if (version.equals(BUGGY)) {
            throw new IllegalStateException("the total of order 4711 is null");
        }
    }

    private String prices() throws IOException {
        var settings = new Properties();
        try (var in = Files.newBufferedReader(files.config())) {
            settings.load(in);
        }
        var currency = settings.getProperty("currency");
        if (currency == null) {
            throw new IllegalStateException("no 'currency' in the settings");
        }
        return "1 " + currency + "\n";
    }

    private String upload() throws IOException {
        var file = Files.createTempFile(files.uploads(), "upload", ".bin");
        Files.writeString(file, "picture");
        Files.delete(file);
        return "stored\n";
    }

    private String catalog() {
        if (Files.exists(files.oddArticle())) {
            throw new ArithmeticException("/ by zero");
        }
        return "articles\n";
    }
}
