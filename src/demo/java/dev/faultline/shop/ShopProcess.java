// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.shop;

import dev.faultline.testing.FreePort;
import dev.faultline.testing.RealPostgres;
import dev.faultline.testing.RealRedis;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** The shop, running as a process of its own. */
public final class ShopProcess implements AutoCloseable {

    private static final String GOOD = "1.4.2";

    private final ShopFolder files;
    private final RealPostgres orders;
    private final RealRedis cache;
    private final int timeout;
    private final int port = FreePort.get();
    private Optional<Process> process = Optional.empty();

    private ShopProcess(ShopFolder files, RealPostgres orders, RealRedis cache, int timeout) {
        this.files = files;
        this.orders = orders;
        this.cache = cache;
        this.timeout = timeout;
    }

    /**
     * Opens a shop that has no bugs.
     *
     * @param timeout how many seconds it waits for its orders: on a busy machine, one may be too short
     */
    public static ShopProcess open(ShopFolder files, RealPostgres orders, RealRedis cache, int timeout)
            throws IOException {
        var shop = new ShopProcess(files, orders, cache, timeout);
        shop.deploy(GOOD);
        return shop;
    }

    /** Its files. */
    public ShopFolder files() {
        return files;
    }

    /** The URL of one of its routes. */
    public String url(String route) {
        return "http://127.0.0.1:" + port + route;
    }

    /** Deploys the release with the bug. */
    public void deployABug() throws IOException {
        deploy(ShopRoutes.BUGGY);
    }

    /** Goes back to the release without it. */
    public void rollBack() throws IOException {
        deploy(GOOD);
    }

    /** What its environment says of the servers, as the environments of many apps do. */
    public Map<String, String> environment() {
        return Map.of(
                "ORDERS_DB_URL",
                orders.url().replace("//", "//" + RealPostgres.USER + ":" + RealPostgres.PASSWORD + "@"),
                "CACHE_URL",
                cache.url());
    }

    private void deploy(String version) throws IOException {
        close();
        files.label(version);
        var jdbc =
                "jdbc:" + orders.url() + "?connectTimeout=%1$d&socketTimeout=%1$d&loginTimeout=%1$d".formatted(timeout)
                        + "&user=" + RealPostgres.USER + "&password=" + RealPostgres.PASSWORD;
        var java = ProcessHandle.current().info().command().orElse("java");
        var command = List.of(
                java,
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx128m",
                "-cp",
                classPath(),
                ShopServer.class.getName(),
                String.valueOf(port),
                files.root().toString(),
                version,
                jdbc,
                String.valueOf(cache.port()));
        var builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(new File(files.root().toFile(), "shop.out"));
        builder.environment().putAll(environment());
        process = Optional.of(builder.start());
        Awaitility.await("the shop is open").atMost(Duration.ofSeconds(60)).until(this::isOpen);
    }

    /** That of this JVM; under Maven it is named by a property, as the JVM itself is started on a jar that lists it. */
    private static String classPath() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    }

    private boolean isOpen() {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    /** Ends its process. */
    @Override
    public void close() {
        process.ifPresent(running -> {
            running.destroy();
            try {
                if (!running.waitFor(10, TimeUnit.SECONDS)) {
                    running.destroyForcibly();
                }
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        });
        process = Optional.empty();
    }
}
