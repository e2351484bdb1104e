// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.web.api;

import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** A config file with one dependency that the tests can hurt, and a data directory of its own. */
public final class SidecarUnderTest implements QuarkusTestResourceLifecycleManager {

    /** The password in the probed URL's header, which no answer may show. */
    public static final String SECRET = "s3cr3t-of-payments";

    private final AtomicInteger status = new AtomicInteger(200);
    private final HttpServer server = server();
    private Optional<Path> token = Optional.empty();

    @Override
    public void init(Map<String, String> arguments) {
        if (arguments.containsKey("token")) {
            try {
                token = Optional.of(
                        Files.writeString(Files.createTempFile("faultline", ".token"), arguments.get("token")));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Override
    public Map<String, String> start() {
        try {
            server.createContext("/health", exchange -> {
                exchange.sendResponseHeaders(status.get(), -1);
                exchange.close();
            });
            server.start();
            var folder = Files.createTempDirectory("faultline");
            var config = Files.writeString(folder.resolve("faultline.yaml"), config());
            return Map.of(
                    "faultline.config", config.toString(),
                    "faultline.data-dir", folder.resolve("data").toString(),
                    "faultline.instance", "checkout-1");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static HttpServer server() {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String config() {
        return """
                faultline:
                  app: checkout
                  defaults: { interval: 1s, timeout: 900ms, failure-threshold: 2 }
                  network: { enabled: false }
                  dependencies:
                    payments:
                      kind: http
                      url: "http://localhost:%d/health"
                      headers: { Authorization: "%s" }
                      critical: true
                      routes: ["/pay/*"]
                      alert-interval: 200ms
                  routes:
                    home: { url: "http://localhost:%d/health" }
                %s
                """.formatted(
                server.getAddress().getPort(),
                SECRET,
                server.getAddress().getPort(),
                token.map(path -> "  api: { token-file: \"" + path + "\" }").orElse(""));
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(
                new Payments(status), new TestInjector.AnnotatedAndMatchesType(Probed.class, Payments.class));
    }

    @Override
    public void stop() {
        server.stop(0);
    }

    /** Where a test wants to have the probed server. */
    @Retention(RetentionPolicy.RUNTIME)
    public @interface Probed {}

    /** The probed server. */
    public record Payments(AtomicInteger status) {

        /** From now on it answers with this status. */
        void answer(int next) {
            status.set(next);
        }
    }
}
