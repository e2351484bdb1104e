// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.blackbox;

import static dev.faultline.testing.WaitingTime.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.faultline.testing.FreePort;
import dev.faultline.testing.PackagedSidecar;
import dev.faultline.testing.RealPrometheus;
import dev.faultline.testing.TestCertificates;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A real Prometheus reads the program, evaluates the alerts and answers the dashboard. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init")
class MonitoringIT {

    private static final Path RULES = Path.of("k8s/component/prometheus-rule/prometheus-rule.yaml");
    private static final Path DASHBOARD = Path.of("k8s/dashboard/faultline.json");
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    @TempDir
    static Path folder;

    private final TlsApi api = new TlsApi();
    private PackagedSidecar sidecar;
    private RealPrometheus prometheus;
    private List<JsonNode> alerts;

    @BeforeAll
    void open() throws Exception {
        Assumptions.assumeTrue(RealPrometheus.isInstalled(), "Prometheus is not installed");
        var certificates = TestCertificates.in(folder);
        api.show(certificates.expired("localhost"));
        var log = Files.createFile(folder.resolve("access.log"));
        sidecar = PackagedSidecar.start(
                folder, """
                faultline:
                  app: shop
                  network: { enabled: false }
                  defaults: { interval: 1s }
                  dependencies:
                    orders-db: { kind: tcp, address: "127.0.0.1:%d", critical: true }
                    payments: { kind: http, url: "https://localhost:%d/", tls: { ca-file: "%s" } }
                  routes:
                    home: { url: "http://127.0.0.1:%d/" }
                  errors:
                    access-log: { path: "%s" }
                """.formatted(FreePort.get(), api.port(), certificates.caFile(), FreePort.get(), log));
        var rules = YAML.readTree(RULES.toFile()).path("spec");
        var file = folder.resolve("rules.yml");
        YAML.writeValue(file.toFile(), rules);
        alerts = elements(rules.at("/groups/0/rules"));
        prometheus = RealPrometheus.started(folder, sidecar.port(), file);
    }

    @AfterAll
    void close() throws Exception {
        api.close();
        if (prometheus != null) {
            prometheus.close();
        }
        if (sidecar != null) {
            sidecar.close();
        }
    }

    @Test
    void theMetricsFollowTheConventions() throws IOException, InterruptedException {
        var metrics = Files.writeString(
                folder.resolve("metrics"), sidecar.response("/q/metrics").body());

        var complaints = new ProcessBuilder("promtool", "check", "metrics")
                .redirectInput(metrics.toFile())
                .redirectErrorStream(true)
                .start();

        assertThat(new String(complaints.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8))
                .isEmpty();
        assertThat(complaints.waitFor()).isZero();
    }

    @Test
    void everyQueryOfTheDashboardGivesSomething() throws IOException {
        var dashboard = new ObjectMapper().readTree(DASHBOARD.toFile());
        var queries = elements(dashboard.path("panels")).stream()
                .flatMap(panel -> elements(panel.path("targets")).stream())
                .map(target -> target.path("expr").asText())
                .map(expr -> expr.replaceAll("\\$(namespace|pod)", ".*").replaceAll("\\$__(rate_interval|range)", "1m"))
                .toList();

        assertThat(queries).hasSizeGreaterThan(10);
        for (var query : queries) {
            await(query).atMost(PATIENCE).until(() -> !prometheus.query(query).isEmpty());
        }
    }

    @Test
    void everyAlertCanBeEvaluatedAndThoseOfTheDeadDependencyAndTheOldCertificateArePending() {
        await("every rule was evaluated")
                .atMost(PATIENCE)
                .until(() -> evaluated().stream()
                                .filter(rule -> rule.path("health").asText().equals("ok"))
                                .count()
                        == alerts.size());

        await("both are seen")
                .atMost(PATIENCE)
                .until(() -> evaluated().stream()
                        .filter(rule -> !rule.path("state").asText().equals("inactive"))
                        .map(rule -> rule.path("name").asText())
                        .toList()
                        .containsAll(List.of("FaultlineCriticalDependencyDown", "FaultlineCertificateExpires")));
        assertThat(prometheus.query("faultline_dependency_confirmed_down{critical=\"true\"} == 1"))
                .hasSize(1);
    }

    @Test
    void everyAlertHasItsRunbook() {
        assertThat(alerts).hasSize(7).allSatisfy(alert -> {
            var address = alert.at("/annotations/runbook_url").asText();
            var page = new File("docs/runbooks", address.replaceFirst(".*/", ""));
            assertThat(page).isFile();
            assertThat(Files.readString(page.toPath()))
                    .startsWith("# " + alert.path("alert").asText() + "\n");
        });
    }

    private List<JsonNode> evaluated() {
        return elements(prometheus.get("/api/v1/rules").at("/data/groups/0/rules"));
    }

    private static List<JsonNode> elements(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false).toList();
    }
}
