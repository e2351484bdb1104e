// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.notify;

import static dev.faultline.testing.WaitingTime.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.faultline.changes.Change;
import dev.faultline.changes.Change.ChangeKind;
import dev.faultline.dependency.Dependency;
import dev.faultline.dependency.DependencyKind;
import dev.faultline.dependency.ProbePace;
import dev.faultline.incident.Incident;
import dev.faultline.incident.KeptVerdict;
import dev.faultline.incident.StoredVerdict;
import dev.faultline.incident.VerdictHeadline;
import dev.faultline.probe.FailureClass;
import dev.faultline.probe.Status;
import dev.faultline.probe.http.HttpPost;
import dev.faultline.settings.PageUrl;
import dev.faultline.testing.IncidentBuilder;
import dev.faultline.testing.MapSettings;
import dev.faultline.testing.TestNetwork;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WebhookDispatcherTest {

    private static final Instant AT = Instant.parse("2026-11-22T12:00:00Z");
    private static final EventSender SENDER =
            new EventSender("checkout", "checkout-1", Optional.of("shop"), Optional.empty());
    private static final ObjectMapper JSON = new ObjectMapper();

    private final TestNetwork network = TestNetwork.asking();
    private final PostReceiver receiver = new PostReceiver();
    private final List<Incident> openBefore = new ArrayList<>();
    private final EventStream events = new EventStream(InstantSource.fixed(AT));
    private final WebhookDispatcher webhooks =
            new WebhookDispatcher(events, new HttpPost(network.network()), InstantSource.fixed(AT), () -> openBefore);

    @AfterEach
    void close() {
        webhooks.close();
        receiver.close();
        network.close();
    }

    @Test
    void aReceiverIsToldWhatItAskedForAndNothingElse() throws IOException {
        apply(Map.of("on", List.of("dependency-down")));

        events.publish(new LiveEvent.OfChange(new Change(AT, ChangeKind.DEPLOY, "checkout", "2", "")));
        events.publish(down("orders-db"));

        await().atMost(PATIENCE).until(() -> !receiver.taken().isEmpty());
        var message = receiver.taken().get(0);
        assertThat(message.event()).isEqualTo("dependency-down");
        assertThat(json(message).at("/dependency/failure").asText()).isEqualTo("connect");
        assertThat(json(message).get("app").asText()).isEqualTo("checkout");
        assertThat(json(message).get("summary").asText()).isEqualTo("orders-db is down (connect): refused.");
        assertThat(receiver.messages()).hasSize(1);
    }

    @Test
    void whatIsNotTakenIsSentAgainAndTheOrderIsKept() {
        receiver.refuse(2);
        apply(Map.of());

        events.publish(down("first"));
        events.publish(down("second"));

        await().atMost(PATIENCE).until(() -> receiver.taken().size() == 2);
        assertThat(receiver.messages())
                .extracting(PostReceiver.Message::taken)
                .containsExactly(false, false, true, true);
        assertThat(receiver.taken().get(0).body()).contains("first");
        assertThat(receiver.taken().get(0).delivery())
                .isEqualTo(receiver.messages().get(0).delivery());
        assertThat(webhooks.deliveries().failedCount()).isEqualTo(2);
        assertThat(webhooks.deliveries().deliveredCount()).isEqualTo(2);
    }

    @Test
    void aSignatureHoldsOverTimeAndBody() throws Exception {
        apply(Map.of("secret", "shared-s3cr3t"));

        events.publish(down("orders-db"));

        await().atMost(PATIENCE).until(() -> !receiver.taken().isEmpty());
        var message = receiver.taken().get(0);
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec("shared-s3cr3t".getBytes(), "HmacSHA256"));
        var expected = mac.doFinal((message.timestamp() + "." + message.body()).getBytes());
        assertThat(message.timestamp()).isEqualTo(Long.toString(AT.getEpochSecond()));
        assertThat(message.signature()).isEqualTo("sha256=" + HexFormat.of().formatHex(expected));
    }

    @Test
    void thatEverythingIsUpAtTheStartIsNoNews() {
        apply(Map.of());

        events.publish(dependency("orders-db", EventType.DEPENDENCY_UP, Status.UNKNOWN, Status.UP));
        events.publish(dependency("orders-db", EventType.DEPENDENCY_UP, Status.DOWN, Status.UP));

        await().atMost(PATIENCE).until(() -> !receiver.taken().isEmpty());
        assertThat(receiver.taken()).hasSize(1);
        assertThat(receiver.taken().get(0).body()).contains("\"from\":\"DOWN\"");
    }

    @Test
    void slackIsSentAMessage() throws IOException {
        apply(Map.of("format", "slack", "group-wait", "0s"));

        events.publish(new LiveEvent.OfWindow(AT.plusSeconds(60), EventType.WINDOW_CLOSED, incident()));

        await().atMost(PATIENCE).until(() -> !receiver.taken().isEmpty());
        assertThat(json(receiver.taken().get(0)).get("text").asText())
                .isEqualTo(":white_circle: *checkout* Over: 12 × 5xx on /pay, 12:00:00–12:00:30 UTC."
                        + " orders-db was down &amp; out.\n*Coincides: orders-db*\ncheckout-1 in shop");
    }

    @Test
    void whereThePageHasAnAddressAMessageLinksToIt() throws IOException {
        var linking = new EventSender(
                "checkout",
                "checkout-1",
                Optional.of("shop"),
                Optional.of(new PageUrl("https://faultline.example/shop")));
        webhooks.apply(List.of(settings(Map.of("format", "slack", "group-wait", "0s"))), linking);

        events.publish(new LiveEvent.OfWindow(AT.plusSeconds(60), EventType.WINDOW_CLOSED, incident()));
        events.publish(down("orders-db"));

        await().atMost(PATIENCE).until(() -> receiver.taken().size() == 2);
        assertThat(json(receiver.taken().get(0)).get("text").asText())
                .endsWith("checkout-1 in shop · <https://faultline.example/shop/?incident="
                        + incident().id() + "|open the incident>");
        assertThat(json(receiver.taken().get(1)).get("text").asText())
                .isEqualTo(":red_circle: *checkout* orders-db is down (connect): refused."
                        + "\ncheckout-1 in shop · <https://faultline.example/shop/|open the page>");
    }

    @Test
    void aRouteThatFailsIsNamedAsARoute() {
        var event = dependency("route/checkout", EventType.ROUTE_DOWN, Status.UP, Status.DOWN);

        assertThat(event.summary()).isEqualTo("Route checkout fails: refused.");
    }

    @Test
    void alertmanagerIsToldOfTheEndUnderTheSameLabels() throws IOException {
        apply(Map.of("format", "alertmanager"));

        events.publish(new LiveEvent.OfWindow(AT.plusSeconds(3), EventType.WINDOW_OPENED, incident()));
        events.publish(new LiveEvent.OfWindow(AT.plusSeconds(60), EventType.WINDOW_CLOSED, incident()));

        await().atMost(PATIENCE).until(() -> receiver.taken().size() == 2);
        var opened = json(receiver.taken().get(0)).get(0);
        var closed = json(receiver.taken().get(1)).get(0);
        assertThat(opened.get("labels")).isEqualTo(closed.get("labels"));
        assertThat(opened.at("/labels/alertname").asText()).isEqualTo("FaultlineErrorWindow");
        assertThat(closed.get("startsAt").asText()).isEqualTo("2026-11-22T12:00:00.000Z");
        assertThat(closed.get("endsAt").asText()).isEqualTo("2026-11-22T12:01:00.000Z");
        assertThat(opened.get("endsAt").asText()).isEqualTo("2026-11-22T12:04:00.000Z");
        assertThat(opened.at("/annotations/runbook_url").asText()).endsWith("/docs/runbooks/incident-open.md");
    }

    @Test
    void anAlertThatGoesOnIsSentAgainUntilItEnds() throws IOException {
        apply(Map.of("format", "alertmanager", "resend", "1s"));

        events.publish(down("orders-db"));

        await().atMost(PATIENCE).until(() -> receiver.taken().size() >= 3);
        var again = receiver.taken().get(2);
        assertThat(again.event()).isEqualTo("resend");
        assertThat(json(again)).isEqualTo(json(receiver.taken().get(0)));
        events.publish(dependency("orders-db", EventType.DEPENDENCY_UP, Status.DOWN, Status.UP));
        await().atMost(PATIENCE)
                .until(() ->
                        receiver.taken().stream().anyMatch(each -> each.event().equals("dependency-up")));
    }

    @Test
    void theAlertOfAnIncidentThatWasOpenBeforeARestartGoesOnUnderItsLabelsUntilItsEnd() throws IOException {
        openBefore.add(incident());
        apply(Map.of("format", "alertmanager", "resend", "1h"));

        await().atMost(PATIENCE).until(() -> !receiver.taken().isEmpty());
        var resumed = json(receiver.taken().get(0)).get(0);
        assertThat(receiver.taken().get(0).event()).isEqualTo("resend");
        assertThat(resumed.get("startsAt").asText()).isEqualTo("2026-11-22T12:00:00.000Z");
        assertThat(resumed.get("endsAt").asText()).isEqualTo("2026-11-22T16:00:00.000Z");

        events.publish(new LiveEvent.OfWindow(AT.plusSeconds(60), EventType.WINDOW_CLOSED, incident()));

        await().atMost(PATIENCE).until(() -> receiver.taken().size() == 2);
        var closed = json(receiver.taken().get(1)).get(0);
        assertThat(closed.get("labels")).isEqualTo(resumed.get("labels"));
        assertThat(closed.get("endsAt").asText()).isEqualTo("2026-11-22T12:01:00.000Z");
    }

    @Test
    void theAlertOfWhatFailsGoesOnUnderAnotherConfig() throws IOException {
        apply(Map.of("format", "alertmanager", "resend", "1h"));
        events.publish(down("orders-db"));
        await().atMost(PATIENCE).until(() -> receiver.taken().size() == 1);

        apply(Map.of("format", "alertmanager", "resend", "30m"));

        await().atMost(PATIENCE).until(() -> receiver.taken().size() == 2);
        assertThat(json(receiver.taken().get(1)).get(0).get("labels"))
                .isEqualTo(json(receiver.taken().get(0)).get(0).get("labels"));
    }

    @Test
    void whatFailsAfterARestartIsNoNewsWhileItsIncidentIsStillOpen() throws IOException {
        openBefore.add(incident());
        apply(Map.of("format", "slack", "group-wait", "10ms"));

        events.publish(dependency("orders-db", EventType.DEPENDENCY_DOWN, Status.UNKNOWN, Status.DOWN));
        events.publish(new LiveEvent.OfWindow(AT.plusSeconds(60), EventType.WINDOW_CLOSED, incident()));

        await().atMost(PATIENCE).until(() -> !receiver.taken().isEmpty());
        assertThat(receiver.taken().get(0).event()).isEqualTo("window-closed");
        assertThat(json(receiver.taken().get(0)).get("text").asText()).contains("Failing: orders-db (connect)");
    }

    @Test
    void whatFailsAroundAnIncidentIsToldInItsMessage() throws IOException {
        apply(Map.of("format", "slack", "group-wait", "400ms"));

        events.publish(down("orders-db"));
        events.publish(new LiveEvent.OfWindow(AT.plusSeconds(3), EventType.WINDOW_OPENED, incident()));
        events.publish(down("cache"));
        await().atMost(PATIENCE).until(() -> !receiver.taken().isEmpty());
        events.publish(dependency("cache", EventType.DEPENDENCY_UP, Status.DOWN, Status.UP));
        events.publish(new LiveEvent.OfWindow(AT.plusSeconds(60), EventType.WINDOW_CLOSED, incident()));

        await().atMost(PATIENCE).until(() -> receiver.taken().size() == 2);
        assertThat(receiver.taken())
                .extracting(PostReceiver.Message::event)
                .containsExactly("window-opened", "window-closed");
        assertThat(json(receiver.taken().get(0)).get("text").asText())
                .contains("Coincides: orders-db", "Failing: orders-db (connect), cache (connect)");
        assertThat(json(receiver.taken().get(1)).get("text").asText()).contains("Failing: orders-db (connect)\n");
    }

    @Test
    void withoutAnIncidentAStatusIsToldOnceItsWaitIsOver() {
        apply(Map.of("format", "slack", "group-wait", "100ms"));

        events.publish(down("orders-db"));

        await().atMost(PATIENCE).until(() -> !receiver.taken().isEmpty());
        assertThat(receiver.taken()).extracting(PostReceiver.Message::event).containsExactly("dependency-down");
    }

    @Test
    void pagerDutyIsTriggeredAndResolvedUnderOneKey() throws IOException {
        apply(Map.of("format", "pagerduty", "routing-key", "r0uting-k3y", "group-wait", "0s"));

        events.publish(new LiveEvent.OfWindow(AT.plusSeconds(3), EventType.WINDOW_OPENED, incident()));
        events.publish(new LiveEvent.OfWindow(AT.plusSeconds(60), EventType.WINDOW_CLOSED, incident()));

        await().atMost(PATIENCE).until(() -> receiver.taken().size() == 2);
        var opened = json(receiver.taken().get(0));
        var closed = json(receiver.taken().get(1));
        assertThat(opened.get("event_action").asText()).isEqualTo("trigger");
        assertThat(closed.get("event_action").asText()).isEqualTo("resolve");
        assertThat(opened.get("dedup_key")).isEqualTo(closed.get("dedup_key"));
        assertThat(opened.get("routing_key").asText()).isEqualTo("r0uting-k3y");
        assertThat(opened.at("/payload/severity").asText()).isEqualTo("critical");
        assertThat(opened.at("/payload/source").asText()).isEqualTo("checkout-1 in shop");
        assertThat(opened.at("/payload/custom_details/verdict").asText()).isEqualTo("Coincides: orders-db");
        assertThat(opened.at("/payload/timestamp").asText()).isEqualTo("2026-11-22T12:00:00.000Z");
    }

    @Test
    void aCollectorIsSentLogRecordsInTheJsonOfOtlp() throws IOException {
        apply(Map.of("format", "otlp"));

        events.publish(down("orders-db"));
        events.publish(new LiveEvent.OfWindow(AT.plusSeconds(3), EventType.WINDOW_OPENED, incident()));

        await().atMost(PATIENCE).until(() -> receiver.taken().size() == 2);
        var resource = json(receiver.taken().get(0)).at("/resourceLogs/0");
        assertThat(attributes(resource.at("/resource/attributes")))
                .containsEntry("service.name", "checkout")
                .containsEntry("service.instance.id", "checkout-1")
                .containsEntry("k8s.namespace.name", "shop");
        assertThat(resource.at("/scopeLogs/0/scope/name").asText()).isEqualTo("faultline");
        var down = resource.at("/scopeLogs/0/logRecords/0");
        assertThat(down.get("timeUnixNano").isTextual()).isTrue();
        assertThat(down.get("timeUnixNano").asText()).isEqualTo(AT.getEpochSecond() + "000000000");
        assertThat(down.get("severityNumber").intValue()).isEqualTo(17);
        assertThat(down.get("eventName").asText()).isEqualTo("faultline.dependency_down");
        assertThat(down.at("/body/stringValue").asText()).isEqualTo("orders-db is down (connect): refused.");
        assertThat(attributes(down.get("attributes")))
                .containsEntry("faultline.dependency.name", "orders-db")
                .containsEntry("faultline.dependency.critical", "true")
                .containsEntry("faultline.dependency.failure", "connect");
        assertThat(attributes(json(receiver.taken().get(1)).at("/resourceLogs/0/scopeLogs/0/logRecords/0/attributes")))
                .containsEntry("event.name", "faultline.window_opened")
                .containsEntry("faultline.incident.errors", "12")
                .containsEntry("faultline.incident.answer", "COINCIDES");
    }

    /** Keys and values, whatever type a value has. */
    private static Map<String, String> attributes(JsonNode list) {
        var attributes = new LinkedHashMap<String, String>();
        list.forEach(each -> attributes.put(
                each.get("key").asText(), each.get("value").elements().next().asText()));
        return attributes;
    }

    @Test
    void aReceiverThatDidNotChangeKeepsWhatWaitsForIt() {
        receiver.refuse(1);
        apply(Map.of());
        events.publish(down("orders-db"));
        await().atMost(PATIENCE).until(() -> receiver.messages().size() == 1);

        apply(Map.of());

        await().atMost(PATIENCE).until(() -> receiver.taken().size() == 1);
        webhooks.apply(List.of(), SENDER);
        events.publish(down("other"));
        assertThat(receiver.taken()).hasSize(1);
    }

    @Test
    void itsUrlIsASecret() {
        var settings = WebhookSettings.read(MapSettings.of(Map.of("url", receiver.url())));

        assertThat(settings.toString()).doesNotContain("s3cr3t-path");
        assertThat(settings.place()).startsWith("127.0.0.1:");
        assertThat(settings.secrets()).contains(settings.url());
    }

    @Test
    void theWaitBetweenAttemptsGrowsToFiveMinutes() {
        var longest = new RetryBackoff(() -> 0L);

        assertThat(longest.after(1)).isEqualTo(Duration.ofSeconds(1));
        assertThat(longest.after(4)).isEqualTo(Duration.ofSeconds(8));
        assertThat(longest.after(20)).isEqualTo(Duration.ofMinutes(5));
    }

    private void apply(Map<String, ?> settings) {
        webhooks.apply(List.of(settings(settings)), SENDER);
    }

    private WebhookSettings settings(Map<String, ?> settings) {
        var all = new LinkedHashMap<String, Object>(settings);
        all.put("url", receiver.url());
        return WebhookSettings.read(MapSettings.of(all));
    }

    private static JsonNode json(PostReceiver.Message message) throws IOException {
        return JSON.readTree(message.body());
    }

    private static LiveEvent down(String name) {
        return dependency(name, EventType.DEPENDENCY_DOWN, Status.UP, Status.DOWN);
    }

    private static LiveEvent dependency(String name, EventType type, Status from, Status to) {
        var dependency = new Dependency(name, new DependencyKind("http"), true, List.of(), Set.of(), ProbePace.DEFAULT);
        var failure = to == Status.UP ? FailureClass.NONE : FailureClass.CONNECT;
        return new LiveEvent.OfDependency(AT, type, dependency, from, to, failure, to == Status.UP ? "" : "refused");
    }

    private static Incident incident() {
        return new IncidentBuilder("20261122-120000-1", AT, AT.plusSeconds(30))
                .route(Optional.of("/pay"))
                .errors(12)
                .requests(40)
                .verdict(new KeptVerdict(
                        AT,
                        new VerdictHeadline("COINCIDES", "orders-db was down & out.", List.of("orders-db")),
                        new StoredVerdict(2, "{}")))
                .build();
    }
}
