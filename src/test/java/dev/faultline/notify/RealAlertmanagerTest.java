// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.notify;

import static dev.faultline.testing.WaitingTime.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.faultline.dependency.Dependency;
import dev.faultline.dependency.DependencyKind;
import dev.faultline.dependency.ProbePace;
import dev.faultline.probe.FailureClass;
import dev.faultline.probe.Status;
import dev.faultline.probe.http.HttpPost;
import dev.faultline.settings.PageUrl;
import dev.faultline.testing.FreePort;
import dev.faultline.testing.InstalledServer;
import dev.faultline.testing.MapSettings;
import dev.faultline.testing.TestNetwork;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real Alertmanager takes what it is sent, and ends an alert that nobody sends again. */
class RealAlertmanagerTest {

    private static final String PROGRAM = "prometheus-alertmanager";

    @TempDir
    Path folder;

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void anAlertGoesOnWhileItIsSentAndEndsSoonAfter() throws Exception {
        assumeTrue(InstalledServer.executable(PROGRAM).isPresent(), PROGRAM + " is not installed");
        var port = FreePort.get();
        var config = Files.writeString(
                folder.resolve("alertmanager.yml"),
                "route: { receiver: nobody }\n" + "receivers: [ { name: nobody } ]\n");
        var events = new EventStream(InstantSource.system());
        try (var server = InstalledServer.started(
                        port,
                        PROGRAM,
                        List.of(
                                "--config.file=" + config,
                                "--storage.path=" + folder.resolve("data"),
                                "--cluster.listen-address=",
                                "--web.listen-address=127.0.0.1:" + port));
                var network = TestNetwork.asking();
                var webhooks = new WebhookDispatcher(
                        events, new HttpPost(network.network()), InstantSource.system(), List::of)) {
            webhooks.apply(
                    List.of(WebhookSettings.read(MapSettings.of(
                            Map.of("url", address(server.port()), "format", "alertmanager", "resend", "1s")))),
                    new EventSender(
                            "checkout",
                            "checkout-1",
                            Optional.of("shop"),
                            Optional.of(new PageUrl("https://faultline.example"))));

            events.publish(down());

            await().atMost(PATIENCE).until(() -> !alerts(port).isEmpty());
            var alert = alerts(port).get(0);
            assertThat(alert.at("/labels/alertname").asText()).isEqualTo("FaultlineDependencyDown");
            assertThat(alert.get("generatorURL").asText()).isEqualTo("https://faultline.example/");
            assertThat(alert.at("/annotations/runbook_url").asText()).endsWith("critical-dependency-down.md");
            var firstEnd = alert.get("endsAt").asText();
            await().atMost(PATIENCE)
                    .until(() -> !alerts(port).get(0).get("endsAt").asText().equals(firstEnd));

            webhooks.close();

            await().atMost(PATIENCE).until(() -> alerts(port).isEmpty());
        }
    }

    private static LiveEvent down() {
        var dependency =
                new Dependency("orders-db", new DependencyKind("tcp"), true, List.of(), Set.of(), ProbePace.DEFAULT);
        return new LiveEvent.OfDependency(
                Instant.now().truncatedTo(ChronoUnit.MILLIS),
                EventType.DEPENDENCY_DOWN,
                dependency,
                Status.UP,
                Status.DOWN,
                FailureClass.CONNECT,
                "refused");
    }

    private static String address(int port) {
        return "http://127.0.0.1:" + port + "/api/v2/alerts";
    }

    /** Those that go on. */
    private JsonNode alerts(int port) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(address(port) + "?active=true"));
        return new ObjectMapper()
                .readTree(http.send(request.build(), HttpResponse.BodyHandlers.ofString())
                        .body());
    }
}
