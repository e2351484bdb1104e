// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.faultline.shop.ShopStage;
import dev.faultline.shop.ShopTraffic.ServerError;
import dev.faultline.testing.FreePort;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * A shop breaks in five ways. Nobody tells Faultline: it has the shop's logs, and what it watches. Those that leave a
 * change behind come last, so that the others are before any change.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@SuppressWarnings("NullAway.Init")
class NineStepsIT {

    @TempDir
    static Path folder;

    private ShopStage stage;

    @BeforeAll
    void open() throws IOException {
        stage = ShopStage.open(folder, FreePort.get());
    }

    @AfterAll
    void close() {
        stage.close();
    }

    @BeforeEach
    void allIsWell() {
        stage.calm();
    }

    @Test
    @Order(1)
    void aDatabaseThatStopsIsTheDownstream() throws IOException {
        var incident = incident(stage.orders()::pause, stage.orders()::resume);

        var report = stage.report(incident);

        assertThat(states(report))
                .containsEntry("route", "FOUND")
                .containsEntry("changes", "CLEARED")
                .containsEntry("environment", "CLEARED")
                .containsEntry("downstream", "FOUND")
                .containsEntry("storage", "CLEARED")
                .containsEntry("reproduce", "FOUND")
                .doesNotContainEntry("roll-back", "FOUND")
                .containsEntry("re-test", "CLEARED");
        assertThat(incident.at("/window/route").asText()).isEqualTo("/checkout");
        assertThat(incident.at("/verdict/suspects/0").asText()).isEqualTo("orders-db");
        assertThat(sentence(report, "downstream")).contains("orders-db");
    }

    @Test
    @Order(2)
    void aFolderThatTurnsReadOnlyIsTheStorage() throws IOException {
        Assumptions.assumeTrue(stage.volume().isPresent(), "this machine does not let us mount a volume");

        var incident =
                incident(stage.volume().get()::turnReadOnly, stage.volume().get()::turnWritable);

        var report = stage.report(incident);
        assertThat(states(report))
                .containsEntry("changes", "CLEARED")
                .containsEntry("environment", "CLEARED")
                .containsEntry("downstream", "CLEARED")
                .containsEntry("storage", "FOUND")
                .doesNotContainEntry("roll-back", "FOUND");
        assertThat(sentence(report, "storage")).contains("uploads");
    }

    @Test
    @Order(3)
    void aRouteThatBreaksAloneIsTheAppsOwn() throws IOException {
        var incident = incident(
                () -> stage.shop().files().offerOddArticle(true),
                () -> stage.shop().files().offerOddArticle(false));

        var report = stage.report(incident);
        assertThat(states(report))
                .containsEntry("route", "FOUND")
                .containsEntry("changes", "CLEARED")
                .containsEntry("environment", "CLEARED")
                .containsEntry("downstream", "CLEARED")
                .containsEntry("storage", "CLEARED")
                .containsEntry("reproduce", "FOUND")
                .doesNotContainEntry("roll-back", "FOUND");
        assertThat(incident.at("/window/route").asText()).isEqualTo("/catalog");
        assertThat(report.toString()).contains("ArithmeticException");
    }

    @Test
    @Order(4)
    void aConfigFileThatWasBrokenIsTheChangeToUndo() throws IOException {
        var incident = incident(
                () -> stage.shop().files().settle("curency=EUR\n"),
                () -> stage.shop().files().settle("currency=EUR\n"));

        var report = stage.report(incident);
        assertThat(states(report))
                .containsEntry("changes", "FOUND")
                .containsEntry("downstream", "CLEARED")
                .containsEntry("storage", "CLEARED")
                .containsEntry("roll-back", "FOUND");
        assertThat(sentence(report, "roll-back")).contains("shop.properties");
        assertThat(report.toString()).doesNotContain("curency");
    }

    @Test
    @Order(5)
    void aDeployWithABugIsTheChangeToUndo() throws IOException {
        var incident = incident(stage.shop()::deployABug, stage.shop()::rollBack);

        var report = stage.report(incident);
        assertThat(states(report))
                .containsEntry("changes", "FOUND")
                .containsEntry("environment", "CLEARED")
                .containsEntry("downstream", "CLEARED")
                .containsEntry("storage", "CLEARED")
                .containsEntry("roll-back", "FOUND");
        assertThat(sentence(report, "changes")).contains("2.0.0");
        assertThat(sentence(report, "roll-back")).contains("2.0.0");
    }

    private JsonNode incident(ShopStage.Deed fault, ShopStage.Deed mending) throws IOException {
        var broken = Instant.now();
        var incident = stage.incident(fault, mending);
        holdsTheTruth(incident, broken);
        return incident;
    }

    private void holdsTheTruth(JsonNode incident, Instant broken) {
        var errors = stage.shoppers().errors();
        var first = errors.stream().map(ServerError::answered).min(Instant::compareTo);
        var last = errors.stream().map(ServerError::asked).max(Instant::compareTo);
        var from = Instant.parse(incident.at("/window/from").asText());
        var to = Instant.parse(incident.at("/window/to").asText());
        SoftAssertions.assertSoftly(softly -> {
            // The log has whole seconds.
            softly.assertThat(from).as("from").isBetween(broken.minusSeconds(1), first.orElseThrow());
            softly.assertThat(to).as("to").isAfterOrEqualTo(last.orElseThrow());
        });
    }

    private static Map<String, String> states(JsonNode report) {
        var states = new LinkedHashMap<String, String>();
        ShopStage.steps(report)
                .forEach(step ->
                        states.put(step.get("name").asText(), step.get("state").asText()));
        return states;
    }

    private static String sentence(JsonNode report, String step) {
        return ShopStage.steps(report)
                .filter(each -> each.get("name").asText().equals(step))
                .map(each -> each.get("sentence").asText())
                .findFirst()
                .orElseThrow();
    }
}
