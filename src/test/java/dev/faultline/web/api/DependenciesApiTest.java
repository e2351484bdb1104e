// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.web.api;

import static dev.faultline.testing.WaitingTime.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.faultline.web.api.SidecarUnderTest.Payments;
import dev.faultline.web.api.SidecarUnderTest.Probed;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@SuppressWarnings("NullAway.Init")
@WithTestResource(SidecarUnderTest.class)
class DependenciesApiTest {

    @TestHTTPResource("/")
    URI root;

    @TestHTTPResource("/api/v1/")
    URI api;

    @Probed
    Payments payments;

    @AfterEach
    void mend() {
        payments.answer(200);
    }

    @Test
    void aDependencyIsShownWithItsSettingsButWithoutItsSecrets() {
        var call = HttpCall.get(api.resolve("dependencies/payments"));

        var payments = call.json();
        assertThat(payments.get("kind").asText()).isEqualTo("http");
        assertThat(payments.get("critical").asBoolean()).isTrue();
        assertThat(payments.get("routes").get(0).asText()).isEqualTo("/pay/*");
        assertThat(payments.get("pace").get("interval").asText()).isEqualTo("PT1S");
        assertThat(payments.get("config").get("url").asText()).contains("/health");
        assertThat(call.text()).doesNotContain(SidecarUnderTest.SECRET);
    }

    @Test
    void configuredDependenciesAreListedBeforeThoseOnlyHistoryKnows() {
        post("{\"dependency\": \"aaa-history\", \"at\": \"-1m\", \"status\": \"UP\"}");

        var names = new ArrayList<String>();
        HttpCall.get(api.resolve("dependencies"))
                .json()
                .get("dependencies")
                .forEach(dependency -> names.add(dependency.get("name").asText()));

        assertThat(names).startsWith("payments").contains("aaa-history").doesNotHaveDuplicates();
    }

    @Test
    void aProbeOnDemandIsStoredWhenItIsAnswered() {
        var probed =
                HttpCall.post(api.resolve("dependencies/payments/probe"), "").json();

        assertThat(probed.get("status").asText()).isEqualTo("UP");
        assertThat(probed.get("failure").isNull()).isTrue();
        assertThat(probed.get("phases").size()).isPositive();
        var at = probed.get("at").asText();
        var stored = HttpCall.get(api.resolve("dependencies/payments/observations?from=" + at + "&to=now"))
                .json()
                .get("observations");
        assertThat(stored.get(0)).isEqualTo(probed);
    }

    @Test
    void aSweepTellsWhatChanged() {
        await().atMost(PATIENCE).until(() -> status("payments").equals("UP"));
        payments.answer(503);

        var sweep = await().atMost(PATIENCE)
                .until(
                        () -> HttpCall.post(api.resolve("sweep"), "").json(),
                        json -> json.get("after").get("payments").asText().equals("DOWN"));

        assertThat(sweep.get("dependencies").get(0).get("after").get("failure").asText())
                .isEqualTo("assertion");
        assertThat(sweep.get("before").has("payments")).isTrue();
    }

    @Test
    void aConfirmedFailureShowsInTheHealthGroupsAndNeverInTheSidecarsOwnHealth() {
        await().atMost(PATIENCE).until(() -> health("group/critical") == 200);
        payments.answer(503);

        await().atMost(PATIENCE).until(() -> health("group/critical") == 503 && health("group/dependencies") == 503);
        assertThat(health("live")).isEqualTo(200);
        assertThat(health("ready")).isEqualTo(200);
        assertThat(health("started")).isEqualTo(200);
        assertThat(health("")).isEqualTo(200);

        payments.answer(200);
        await().atMost(PATIENCE).until(() -> health("group/critical") == 200);
    }

    @Test
    void whatIsKnownOverTimeHasNoHoles() {
        var start = Instant.now().minusSeconds(3_600).getEpochSecond();
        post(
                row("segments", start, "UP"),
                row("segments", start + 10, "DOWN"),
                row("segments", start + 20, "DOWN"),
                row("segments", start + 30, "UP"));

        var timeline = HttpCall.get(
                        api.resolve("dependencies/segments/timeline?from=%d&to=%d".formatted(start - 10, start + 40)))
                .json();

        assertThat(timeline.get("segments"))
                .extracting(segment -> segment.get("state").asText())
                .containsExactly("UNOBSERVED", "TRANSITION", "DOWN", "TRANSITION", "UNOBSERVED");
        assertThat(timeline.get("episodes")).hasSize(1);
    }

    @Test
    void observationsComeInPages() {
        var start = Instant.now().minusSeconds(3_600).getEpochSecond();
        post(row("paged", start + 20, "UP"), row("paged", start, "UP"), row("paged", start + 10, "DOWN"));
        var query = "dependencies/paged/observations?limit=2&from=%d&to=%d".formatted(start, start + 21);

        var first = HttpCall.get(api.resolve(query)).json();
        var second = HttpCall.get(
                        api.resolve(query + "&cursor=" + first.get("next").asText()))
                .json();

        assertThat(first.get("observations")).hasSize(2);
        assertThat(second.get("observations")).hasSize(1);
        assertThat(second.get("next").isNull()).isTrue();
    }

    @Test
    void aSlashInANameNeedNotBeEncoded() {
        post("{\"dependency\": \"shop/cache\", \"at\": \"-1m\", \"status\": \"UP\"}");

        assertThat(HttpCall.get(api.resolve("dependencies/shop/cache"))
                        .json()
                        .path("name")
                        .asText())
                .isEqualTo("shop/cache");
        assertThat(HttpCall.get(api.resolve("dependencies/shop/cache/observations?last=5m"))
                        .json()
                        .path("observations"))
                .hasSize(1);
        assertThat(HttpCall.get(api.resolve("dependencies/shop/cache/timeline?last=5m"))
                        .status())
                .isEqualTo(200);
        assertThat(HttpCall.get(api.resolve("dependencies/shop/nothing")).status())
                .isEqualTo(404);
    }

    @Test
    void aNameWithASlashIsWrittenEncoded() {
        post("{\"dependency\": \"app/db pool\", \"at\": \"-1m\", \"status\": \"UP\"}");

        var found = HttpCall.get(api.resolve("dependencies/app%2Fdb%20pool")).json();

        assertThat(found.get("name").asText()).isEqualTo("app/db pool");
        assertThat(found.get("kind").asText()).isEqualTo("external");
        assertThat(found.get("config").isNull()).isTrue();
    }

    @Test
    void aDependencyOfHistoryCannotBeProbed() {
        post("{\"dependency\": \"elsewhere\", \"at\": \"-1m\", \"status\": \"UP\"}");

        assertThat(HttpCall.post(api.resolve("dependencies/elsewhere/probe"), "")
                        .status())
                .isEqualTo(409);
        assertThat(HttpCall.post(api.resolve("dependencies/nobody/probe"), "").status())
                .isEqualTo(404);
    }

    @Test
    void everyProbeCountsInTheMetrics() {
        HttpCall.post(api.resolve("dependencies/payments/probe"), "");

        var metrics = HttpCall.get(root.resolve("/q/metrics")).text();

        assertThat(metrics)
                .contains(
                        "faultline_dependency_status{critical=\"true\",dependency=\"payments\",kind=\"http\",status=\"up\",}")
                .contains("faultline_probe_duration_seconds_bucket{dependency=\"payments\",le=")
                .contains("faultline_probe_lateness_seconds_count")
                .contains("faultline_store_lag_seconds");
    }

    private String status(String dependency) {
        return HttpCall.get(api.resolve("dependencies/" + dependency))
                .json()
                .get("status")
                .asText();
    }

    private int health(String what) {
        return HttpCall.get(root.resolve("/q/health/" + what)).status();
    }

    private static String row(String dependency, long at, String status) {
        return "{\"dependency\": \"%s\", \"at\": %d, \"durationMs\": 2.5, \"status\": \"%s\"}"
                .formatted(dependency, at, status);
    }

    private void post(String... rows) {
        JsonNode answer = HttpCall.post(
                        api.resolve("observations"), "{\"observations\": [" + String.join(",", rows) + "]}")
                .json();
        assertThat(answer.path("stored").asInt() + answer.path("duplicate").asInt())
                .as(answer.toString())
                .isEqualTo(rows.length);
    }
}
