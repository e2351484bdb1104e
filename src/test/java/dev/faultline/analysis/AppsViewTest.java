// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis;

import static dev.faultline.testing.TimelineBuilder.timeline;
import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.analysis.runbook.ReportSettings.ComponentSettings;
import dev.faultline.analysis.runbook.StepName;
import dev.faultline.analysis.runbook.StepState;
import dev.faultline.analysis.verdict.Finding;
import dev.faultline.analysis.verdict.VerdictAnswer;
import dev.faultline.testing.TimelineBuilder;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the app says of a dependency, beside what its probe saw. */
class AppsViewTest {

    private static final String FROM = "14:00:00";
    private static final String TO = "14:00:41";

    private static final String CONTRAST =
            "orders-db was up as probed, but down as the app saw it (app/db: pool exhausted):"
                    + " it was there, and the app could not use it. Check the app's connection pool, credentials and DNS cache.";

    private final IncidentScene scene = new IncidentScene()
            .answered("/orders", "13:30:00", "13:59:59", true)
            .answered("/orders", FROM, TO, false);

    private static TimelineBuilder up(String name, String kind) {
        return timeline(name).kind(kind).every("5s").upFrom("10:00:00", "15:00:00");
    }

    private static TimelineBuilder down(String name, String kind) {
        return timeline(name)
                .kind(kind)
                .every("5s")
                .upFrom("10:00:00", "13:59:55")
                .saying("pool exhausted")
                .downFrom("14:00:00", "14:00:45")
                .saying("")
                .upFrom("14:00:50", "15:00:00");
    }

    private static TimelineBuilder component(String name) {
        return down("app/" + name, "app-health");
    }

    @Test
    void aDependencyThatWasUpAsProbedAndDownAsTheAppSawItIsToldAsSuch() {
        scene.with(up("orders-db", "postgresql"), component("db"));

        var verdict = scene.verdict(FROM, TO);
        var report = scene.report(FROM, TO);

        assertThat(verdict.summary()).startsWith(CONTRAST);
        assertThat(verdict.answer()).isEqualTo(VerdictAnswer.DOES_NOT_COINCIDE);
        assertThat(verdict.suspects()).isEmpty();
        assertThat(verdict.dependencies())
                .extracting(each -> each.dependency().name() + " " + each.finding())
                .containsExactly("orders-db " + Finding.CLEARED, "app/db " + Finding.FAILED);
        assertThat(report.summary()).startsWith(verdict.summary());
        assertThat(report.step(StepName.DOWNSTREAM).state()).isEqualTo(StepState.FOUND);
        assertThat(report.step(StepName.DOWNSTREAM).sentence()).isEqualTo(CONTRAST);
    }

    @Test
    void whereTheProbeSawItDownTooTheAppsViewIsNoSecondSuspect() {
        scene.with(down("orders-db", "postgresql"), component("db"));

        var verdict = scene.verdict(FROM, TO);

        assertThat(verdict.answer()).isEqualTo(VerdictAnswer.COINCIDES);
        assertThat(verdict.suspects()).containsExactly("orders-db");
        assertThat(verdict.summary()).doesNotContain("as the app saw it");
    }

    @Test
    void whatNoProbeWatchesIsASuspectByTheAppsWordAlone() {
        scene.with(up("orders-db", "postgresql"), component("elasticsearch"));

        var verdict = scene.verdict(FROM, TO);

        assertThat(verdict.answer()).isEqualTo(VerdictAnswer.COINCIDES);
        assertThat(verdict.suspects()).containsExactly("app/elasticsearch");
    }

    @Test
    void theConfigSaysWhichBelongsToWhich() {
        scene.components(new ComponentSettings(Map.of("app/db", "orders-db"), List.of()))
                .with(up("orders-db", "postgresql"), up("users-db", "postgresql"), component("db"));

        assertThat(scene.verdict(FROM, TO).summary()).startsWith(CONTRAST);
    }

    @Test
    void ofTwoThatCanBeMeantNoneIs() {
        scene.with(up("orders-db", "postgresql"), up("users-db", "mysql"), component("db"));

        assertThat(scene.verdict(FROM, TO).suspects()).containsExactly("app/db");
    }

    @Test
    void ofTwoComponentsThatCanMeanTheOnlyOneNoneDoes() {
        scene.with(up("orders-db", "postgresql"), component("db/orders"), up("app/db/users", "app-health"));

        assertThat(scene.verdict(FROM, TO).suspects()).containsExactly("app/db/orders");
    }

    @Test
    void aComponentOfTheSameNameIsAboutIt() {
        scene.with(up("orders-db", "postgresql"), up("users-db", "postgresql"), component("db/orders-db"));

        assertThat(scene.verdict(FROM, TO).summary())
                .startsWith("orders-db was up as probed, but down as the app saw it");
    }

    @Test
    void aDocumentThatTellsOfNothingIsMissedNextTime() {
        scene.components(new ComponentSettings(Map.of(), List.of("app"))).with(up("orders-db", "postgresql"));

        var hygiene = scene.report(FROM, TO).step(StepName.HYGIENE);

        assertThat(hygiene.details())
                .anySatisfy(line -> assertThat(line)
                        .isEqualTo(
                                "The health document of app tells of no component: have the app show them (in Spring Boot"
                                        + " management.endpoint.health.show-components: always)."));
    }
}
