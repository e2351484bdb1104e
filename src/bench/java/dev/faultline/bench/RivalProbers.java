// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.faultline.testing.FreePort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.awaitility.Awaitility;

/**
 * Prometheus with blackbox_exporter beside it, probing given URLs every second, where both are installed (as by Debian's
 * {@code prometheus} and {@code prometheus-blackbox-exporter}); nothing where they are not.
 */
final class RivalProbers implements AutoCloseable {

    private static final List<Path> PROGRAMS =
            List.of(Path.of("/usr/bin/prometheus"), Path.of("/usr/bin/prometheus-blackbox-exporter"));

    private static final String MODULES = """
            modules:
              http_2xx: { prober: http, timeout: 900ms, http: { preferred_ip_protocol: ip4 } }
            """;

    private static final String SCRAPING = """
            global: { scrape_interval: 1s, scrape_timeout: 900ms }
            scrape_configs:
              - job_name: blackbox
                metrics_path: /probe
                params: { module: [http_2xx] }
                static_configs: [{ targets: [%s] }]
                relabel_configs:
                  - { source_labels: [__address__], target_label: __param_target }
                  - { source_labels: [__param_target], target_label: instance }
                  - { target_label: __address__, replacement: "127.0.0.1:%d" }
            """;

    /**
     * What the two processes have cost together.
     *
     * @param cpuMillisPerProbe of both, for each probe that succeeded
     * @param residentKib of both
     */
    record Cost(double cpuMillisPerProbe, long residentKib) {}

    private final List<Process> processes;
    private final int port;
    private Duration cpuBefore = Duration.ZERO;
    private Instant begun = Instant.EPOCH;

    private RivalProbers(List<Process> processes, int port) {
        this.processes = processes;
        this.port = port;
    }

    static boolean isInstalled() {
        return PROGRAMS.stream().allMatch(Files::isExecutable);
    }

    /** Starts both and waits until they probe. */
    static RivalProbers start(Path folder, List<String> urls) {
        var port = FreePort.get();
        if (!isInstalled()) {
            return new RivalProbers(List.of(), port);
        }
        try {
            var exporterPort = FreePort.get();
            var modules = Files.writeString(folder.resolve("blackbox.yml"), MODULES);
            var targets =
                    String.join(", ", urls.stream().map(url -> '"' + url + '"').toList());
            var scraping = Files.writeString(
                    folder.resolve("prometheus.yml"), String.format(Locale.ROOT, SCRAPING, targets, exporterPort));
            var rival = new RivalProbers(
                    List.of(
                            run(
                                    folder,
                                    PROGRAMS.get(1).toString(),
                                    "--config.file=" + modules,
                                    "--web.listen-address=127.0.0.1:" + exporterPort),
                            run(
                                    folder,
                                    PROGRAMS.get(0).toString(),
                                    "--config.file=" + scraping,
                                    "--storage.tsdb.path=" + folder.resolve("tsdb"),
                                    "--web.listen-address=127.0.0.1:" + port)),
                    port);
            Awaitility.await("Prometheus probes")
                    .atMost(Duration.ofSeconds(30))
                    .pollInterval(Duration.ofMillis(500))
                    .until(() -> rival.answer("sum(probe_success)") == urls.size());
            return rival;
        } catch (IOException cannot) {
            throw new UncheckedIOException(cannot);
        }
    }

    private static Process run(Path folder, String... command) throws IOException {
        return new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /** From now on its cost is taken. */
    void begin() {
        begun = Instant.now();
        cpuBefore = cpu();
    }

    /** What it has cost since then; absent where it is not installed. */
    Optional<Cost> end() {
        if (processes.isEmpty()) {
            return Optional.empty();
        }
        var spent = cpu().minus(cpuBefore);
        var seconds = Duration.between(begun, Instant.now()).toSeconds();
        var probes = answer("sum(sum_over_time(probe_success[" + seconds + "s]))");
        var resident = processes.stream()
                .mapToLong(process -> ProcessUsage.of(process.pid()).residentKib())
                .sum();
        return Optional.of(new Cost(spent.toMillis() / probes, resident));
    }

    private Duration cpu() {
        return processes.stream()
                .map(process -> ProcessUsage.of(process.pid()).cpu())
                .reduce(Duration.ZERO, Duration::plus);
    }

    /** The single number that answers a query; 0 while there is none. */
    private double answer(String query) {
        var uri = URI.create(
                "http://127.0.0.1:" + port + "/api/v1/query?query=" + URLEncoder.encode(query, StandardCharsets.UTF_8));
        try {
            var response = HttpClient.newHttpClient()
                    .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
            var result =
                    new ObjectMapper().readTree(response.body()).path("data").path("result");
            return result.path(0).path("value").path(1).asDouble();
        } catch (IOException notYet) {
            return 0;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }

    @Override
    public void close() {
        for (var process : processes) {
            process.destroyForcibly();
            process.onExit().join();
        }
    }
}
