package dev.faultline.demo;

import dev.faultline.demo.Customers.ServerError;
import dev.faultline.testing.FreePort;
import dev.faultline.testing.RealPostgres;
import dev.faultline.testing.RealRedis;
import dev.faultline.testing.Sidecar;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Starts a shop on a real PostgreSQL and a real Redis with Faultline beside it, breaks the shop in two ways, and prints
 * what Faultline says of each: first a bug of the shop's own, then a database that stops answering.
 *
 * <p>With {@code -Ddemo.stay=false} it ends after that; otherwise all goes on running until it is interrupted. It exits
 * with 1 if an answer is not the right one.
 */
public final class Demonstration {

    private static final int USUAL_PORT = 8086;

    private final Sidecar faultline;
    private final Customers customers;

    private Demonstration(Sidecar faultline, Customers customers) {
        this.faultline = faultline;
        this.customers = customers;
    }

    public static void main(String[] arguments) throws Exception {
        var folder = Files.createTempDirectory("faultline-demo");
        say("Starting PostgreSQL, Redis, a small shop that uses them, and Faultline beside it …");
        boolean right;
        try (var orders = RealPostgres.started();
                var cache = RealRedis.started();
                var shop = Shop.open(orders, cache);
                var faultline = Sidecar.start(
                        folder, config(orders, cache), Map.of("DB_PASSWORD", RealPostgres.PASSWORD), portToUse());
                var customers = new Customers(shop)) {
            right = new Demonstration(faultline, customers).run(shop, orders);
            if (Boolean.parseBoolean(System.getProperty("demo.stay", "true"))) {
                stay(faultline, folder);
            }
        }
        System.exit(right ? 0 : 1);
    }

    private static String config(RealPostgres orders, RealRedis cache) {
        return """
                faultline:
                  app: shop
                  defaults: { interval: 1s, timeout: 800ms, slow-above: 400ms }
                  network: { enabled: false }
                  dependencies:
                    orders-db:
                      kind: postgresql
                      url: %s
                      username: %s
                      password: ${DB_PASSWORD}
                      critical: true
                      routes: ["/checkout/*"]
                    cache:
                      kind: redis
                      url: "%s"
                      routes: ["/cart/*"]
                """.formatted(orders.url(), RealPostgres.USER, cache.url());
    }

    private static int portToUse() {
        try (var usual = new ServerSocket(USUAL_PORT, 1, InetAddress.getLoopbackAddress())) {
            return usual.getLocalPort();
        } catch (IOException taken) {
            return FreePort.get();
        }
    }

    private boolean run(Shop shop, RealPostgres orders) throws InterruptedException {
        say("All is well for ten seconds; Faultline probes both every second.");
        TimeUnit.SECONDS.sleep(10);

        say("A release with a bug: /checkout answers 500 although nothing behind it fails …");
        shop.deployABug();
        TimeUnit.SECONDS.sleep(5);
        shop.rollBack();
        TimeUnit.SECONDS.sleep(1);
        var ours = ask("Is that a downstream failure?", customers.take(), "DOES_NOT_COINCIDE");
        TimeUnit.SECONDS.sleep(3);

        say("Now the database stops answering (SIGSTOP to every PostgreSQL process) …");
        orders.pause();
        TimeUnit.SECONDS.sleep(10);
        orders.resume();
        say("… and goes on.");
        TimeUnit.SECONDS.sleep(4);
        var theirs = ask("And is that one?", customers.take(), "COINCIDES");
        return ours && theirs;
    }

    /** Asks for the verdict on the span of the errors, prints it, and tells whether it is the right one. */
    private boolean ask(String question, List<ServerError> errors, String expected) {
        var from = errors.stream().map(ServerError::at).min(Instant::compareTo).orElseThrow();
        var to = errors.stream().map(ServerError::at).max(Instant::compareTo).orElseThrow();
        // This shop gives up on its database after a second, so its errors follow their cause that closely.
        var path = "/api/v1/verdict?from=%s&to=%s&route=/checkout&max-lag=2s".formatted(from, to);
        say("%s The shop answered 500 %d times.".formatted(question, errors.size()));
        say("  curl -H 'Accept: text/plain' '" + base() + path + "'");
        System.out.println();
        System.out.println(
                faultline.response(path, "Accept", "text/plain").body().indent(4));
        return faultline.get(path).get("answer").asText().equals(expected);
    }

    private String base() {
        return "http://localhost:" + faultline.port();
    }

    private static void stay(Sidecar faultline, Path folder) throws InterruptedException {
        var base = "http://localhost:" + faultline.port();
        say("Everything goes on running; its files are in " + folder + ". Try:");
        System.out.println("""

                    the page          %1$s/
                    what it watches   curl -s %1$s/api/v1/dependencies
                    the last minutes  curl -s '%1$s/api/v1/dependencies/orders-db/timeline?last=5m'
                    a verdict         curl -s '%1$s/api/v1/verdict?last=30s&route=/checkout&format=text'
                    probe all now     curl -s -X POST %1$s/api/v1/sweep

                Ctrl-C ends it.""".formatted(base));
        new CountDownLatch(1).await();
    }

    private static void say(String line) {
        System.out.println("▸ " + line);
    }
}
