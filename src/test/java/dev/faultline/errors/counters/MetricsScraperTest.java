// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.errors.counters;

import static dev.faultline.testing.WaitingTime.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import dev.faultline.errors.ErrorBatch;
import dev.faultline.errors.ErrorSettings;
import dev.faultline.errors.ErrorSink;
import dev.faultline.errors.ErrorSource;
import dev.faultline.errors.ResponseCount;
import dev.faultline.testing.FreePort;
import dev.faultline.testing.MapSettings;
import dev.faultline.testing.ScriptedServer;
import dev.faultline.testing.TestNetwork;
import io.micrometer.core.instrument.Timer;
import io.micrometer.prometheus.PrometheusConfig;
import io.micrometer.prometheus.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An app's endpoint over real HTTP, with what Micrometer makes of real requests. */
class MetricsScraperTest {

    private final TestNetwork network = TestNetwork.asking();
    private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor();
    private final List<ResponseCount> told = new CopyOnWriteArrayList<>();
    private final List<AutoCloseable> open = new ArrayList<>();

    @AfterEach
    void stop() throws Exception {
        for (var each : open) {
            each.close();
        }
        executor.shutdownNow();
        network.close();
    }

    /** An app that counts its requests, with the registry that Quarkus has. */
    @SuppressWarnings("deprecation")
    private static final class App {
        private volatile PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

        void answers(String status, int times) {
            for (var i = 0; i < times; i++) {
                Timer.builder("http.server.requests")
                        .tags("uri", "/orders/{id}", "status", status, "method", "GET")
                        .register(registry)
                        .record(Duration.ofMillis(3));
            }
        }

        void restarts() {
            registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        }
    }

    private HttpServer serve(int port, Supplier<String> text) throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext("/metrics", exchange -> {
            var bytes = text.get().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(bytes.length == 0 ? 503 : 200, 0);
            try (var body = exchange.getResponseBody()) {
                body.write(bytes);
            }
        });
        server.start();
        open.add(() -> server.stop(0));
        return server;
    }

    private MetricsScraper scraping(int port, Map<String, Object> more) {
        return scraping(port, more, this::take);
    }

    private MetricsScraper scraping(int port, Map<String, Object> more, ErrorSink sink) {
        var keys = new HashMap<String, Object>(more);
        keys.put("url", "http://127.0.0.1:" + port + "/metrics");
        keys.put("interval", "250ms");
        var settings = ErrorSettings.read(MapSettings.of(Map.of("metrics", keys)))
                .metrics()
                .orElseThrow();
        var scraper = new MetricsScraper(settings, network.network(), executor, sink);
        open.add(scraper);
        scraper.start();
        return scraper;
    }

    private void take(ErrorBatch batch) {
        told.addAll(batch.answers());
    }

    private void awaitScrapes(MetricsScraper scraper, long more) {
        var before = scraper.state().scrapes();
        await().atMost(PATIENCE).until(() -> scraper.state().scrapes() >= before + more);
    }

    private long errors() {
        return told.stream().mapToLong(ResponseCount::errors).sum();
    }

    @Test
    void whatMicrometerCountsIsToldWithItsRouteAndItsSpan() throws IOException {
        var app = new App();
        app.answers("500", 40);
        var port = serve(0, () -> app.registry.scrape()).getAddress().getPort();
        var scraper = scraping(port, Map.of());
        await().atMost(PATIENCE).until(() -> scraper.state().lastSuccess().isPresent());

        var before = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        app.answers("500", 3);
        app.answers("200", 5);
        var after = Instant.now();

        await().atMost(PATIENCE)
                .until(() -> told.stream()
                                .mapToLong(each -> each.requests().orElseThrow())
                                .sum()
                        == 8);
        assertThat(errors()).isEqualTo(3);
        assertThat(told).allSatisfy(answers -> {
            assertThat(answers.source()).isEqualTo(ErrorSource.METRICS);
            assertThat(answers.route()).contains("/orders/{id}");
        });
        assertThat(told.get(0).from()).isBeforeOrEqualTo(before);
        assertThat(told.get(told.size() - 1).to().plusMillis(1)).isAfter(after.truncatedTo(ChronoUnit.MILLIS));
        assertThat(scraper.state().counter()).contains("http_server_requests_seconds_count");
        assertThat(scraper.state().trouble()).isEmpty();
    }

    @Test
    void whileTheAppIsAwayNothingIsLostAndTheSpanGrows() throws IOException {
        var app = new App();
        app.answers("500", 2);
        var isAway = new AtomicBoolean();
        var port = serve(0, () -> isAway.get() ? "" : app.registry.scrape())
                .getAddress()
                .getPort();
        var scraper = scraping(port, Map.of());
        await().atMost(PATIENCE).until(() -> scraper.state().lastSuccess().isPresent());
        isAway.set(true);
        await().atMost(PATIENCE).until(() -> scraper.state().failed() > 1);
        var lastSeen = scraper.state().lastSuccess().orElseThrow();
        assertThat(scraper.state().trouble())
                .hasValueSatisfying(why -> assertThat(why).contains("status 503"));

        app.answers("500", 4);
        isAway.set(false);

        await().atMost(PATIENCE).until(() -> errors() == 4);
        assertThat(told)
                .singleElement()
                .satisfies(answers -> assertThat(answers.from()).isEqualTo(lastSeen));
    }

    @Test
    void anAppThatRestartsIsCountedFromZero() throws IOException {
        var app = new App();
        app.answers("500", 20);
        var port = serve(0, () -> app.registry.scrape()).getAddress().getPort();
        var scraper = scraping(port, Map.of());
        await().atMost(PATIENCE).until(() -> scraper.state().lastSuccess().isPresent());

        app.restarts();
        app.answers("500", 3);

        await().atMost(PATIENCE).until(() -> errors() >= 3);
        awaitScrapes(scraper, 2);
        assertThat(errors()).isEqualTo(3);
    }

    @Test
    void whatCannotBeKeptIsOfferedAgain() throws IOException {
        var app = new App();
        app.answers("200", 1);
        var port = serve(0, () -> app.registry.scrape()).getAddress().getPort();
        var isFull = new AtomicBoolean(true);
        var scraper = scraping(port, Map.of(), batch -> {
            if (isFull.get()) {
                throw new IllegalStateException("disk full");
            }
            take(batch);
        });
        await().atMost(PATIENCE).until(() -> scraper.state().lastSuccess().isPresent());

        app.answers("500", 2);
        await().atMost(PATIENCE).until(() -> scraper.state().refusals() > 0);
        app.answers("500", 1);
        isFull.set(false);

        await().atMost(PATIENCE).until(() -> errors() == 3);
        awaitScrapes(scraper, 2);
        assertThat(errors()).isEqualTo(3);
    }

    @Test
    void anAppThatStartsAfterTheSidecarIsCountedFromItsStart() throws IOException {
        var port = FreePort.get();
        var scraper = scraping(port, Map.of());
        await().atMost(PATIENCE).until(() -> scraper.state().failed() > 0);
        var startedAt = Instant.now().truncatedTo(ChronoUnit.MILLIS);

        serve(
                port,
                () -> "process_start_time_seconds " + startedAt.toEpochMilli() / 1_000.0
                        + "\nhttp_requests_total{code=\"500\"} 2\n");

        await().atMost(PATIENCE).until(() -> errors() == 2);
        assertThat(told.get(0).from()).isEqualTo(startedAt);
        assertThat(told.get(0).route()).isEqualTo(Optional.empty());
    }

    @Test
    void anExpositionBeyondTheBoundIsNoneAtAll() throws IOException {
        var port = serve(0, () -> "http_requests_total{code=\"500\"} 1\n" + "# filler\n".repeat(1_000))
                .getAddress()
                .getPort();

        var scraper = scraping(port, Map.of("max-body", "1KiB"));

        await().atMost(PATIENCE).until(() -> scraper.state().failed() > 0);
        assertThat(scraper.state().lastFailure())
                .hasValueSatisfying(why -> assertThat(why).contains("max-body"));
    }

    @Test
    void anEndpointThatHangsIsGivenUpAndItsConnectionClosed() {
        try (var mute = ScriptedServer.mute()) {
            var scraper = scraping(mute.port(), Map.of("timeout", "200ms"));

            await().atMost(PATIENCE).until(() -> scraper.state().failed() > 1);
            scraper.close();
            await().atMost(PATIENCE).until(() -> mute.open() == 0);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"<html><body>Sign in</body></html>", "{\"mem\": 1}", "# nothing yet\n", "\u0001\u0002"})
    void aDocumentWithoutMetricsIsAFailedReading(String document) throws IOException {
        var scraper = scraping(serve(0, () -> document).getAddress().getPort(), Map.of());

        await().atMost(PATIENCE).until(() -> scraper.state().failed() > 0);
        assertThat(scraper.state().trouble())
                .contains("The app's metrics cannot be read: the document has no metrics in Prometheus' text format.");
    }

    @Test
    void metricsWithoutRequestsAreSaid() throws IOException {
        var port = serve(0, () -> "up 1\n").getAddress().getPort();

        var scraper = scraping(port, Map.of());

        await().atMost(PATIENCE).until(() -> scraper.state().trouble().isPresent());
        assertThat(scraper.state().trouble().orElseThrow()).contains("errors.metrics.counters");
    }
}
