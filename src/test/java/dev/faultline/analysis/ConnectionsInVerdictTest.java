// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis;

import static dev.faultline.testing.TimelineBuilder.timeline;
import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.analysis.connection.ConnectionSigns;
import dev.faultline.analysis.runbook.StepName;
import dev.faultline.analysis.runbook.StepState;
import dev.faultline.analysis.verdict.VerdictAnswer;
import dev.faultline.testing.TimelineBuilder;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the app's connections add to a verdict and a report, and what they do not. */
class ConnectionsInVerdictTest {

    private static final String FROM = "14:00:05";
    private static final String TO = "14:00:35";
    private static final String POOL = "orders-db responded to the probe, while the app held 10 connections to it.";
    private static final String STRANGE = "10.0.9.4:5432 (PostgreSQL by its port)";
    private static final String GONE = "All 4 connections of the app to 10.0.9.4:5432 were gone.";

    private final IncidentScene scene = new IncidentScene()
            .answered("/orders", "13:00:00", "14:00:04", true)
            .answered("/orders", FROM, TO, false);

    private static TimelineBuilder up() {
        return timeline("orders-db").kind("postgresql").every("5s").upFrom("10:00:00", "15:00:00");
    }

    private static TimelineBuilder down() {
        return timeline("orders-db")
                .kind("postgresql")
                .every("5s")
                .upFrom("10:00:00", "13:59:55")
                .downFrom("14:00:00", "14:00:45")
                .upFrom("14:00:50", "15:00:00");
    }

    private static ConnectionSigns signs(List<String> watched, List<String> unwatched, List<String> troubles) {
        return new ConnectionSigns(watched, unwatched, troubles);
    }

    @Test
    void aSignOnAWatchedDependencyComesFirstAndTheAnswerStays() {
        scene.with(up()).connected(signs(List.of(POOL), List.of(), List.of()));

        var verdict = scene.verdict(FROM, TO);
        var report = scene.report(FROM, TO);

        assertThat(verdict.answer()).isEqualTo(VerdictAnswer.DOES_NOT_COINCIDE);
        assertThat(verdict.summary()).startsWith(POOL);
        assertThat(report.summary()).startsWith(verdict.summary());
        assertThat(report.step(StepName.DOWNSTREAM).state()).isEqualTo(StepState.FOUND);
        assertThat(report.step(StepName.DOWNSTREAM).sentence()).isEqualTo(POOL);
    }

    @Test
    void anUnwatchedEndpointIsNamedWhereNothingElseIsAndTheAnswerStays() {
        scene.with(up()).connected(signs(List.of(), List.of(STRANGE), List.of()));

        var verdict = scene.verdict(FROM, TO);
        var report = scene.report(FROM, TO);

        assertThat(verdict.answer()).isEqualTo(VerdictAnswer.DOES_NOT_COINCIDE);
        assertThat(verdict.summary()).contains("Not watched: " + STRANGE + ".");
        assertThat(report.step(StepName.DOWNSTREAM).state()).isEqualTo(StepState.CLEARED);
        assertThat(report.step(StepName.HYGIENE).evidence().values().toString())
                .contains(
                        "The app was connected to " + STRANGE + ", which nothing watches: add it under dependencies.");
    }

    @Test
    void whereNoNetworkIsSharedTheConnectionsAreUnknownAndTheAnswerStays() {
        var without = scene.with(up()).verdict(FROM, TO);

        scene.connected(ConnectionSigns.OUT_OF_REACH);

        assertThat(scene.verdict(FROM, TO)).isEqualTo(without);
        assertThat(scene.report(FROM, TO)
                        .step(StepName.HYGIENE)
                        .evidence()
                        .values()
                        .toString())
                .contains("The app's connections are unknown: Faultline finds no sockets but its own");
    }

    @Test
    void certainTroubleWithAnUnwatchedEndpointLeavesTheAnswerOpen() {
        scene.with(up()).connected(signs(List.of(), List.of(STRANGE), List.of(GONE)));

        var verdict = scene.verdict(FROM, TO);
        var report = scene.report(FROM, TO);

        assertThat(verdict.answer()).isEqualTo(VerdictAnswer.INCONCLUSIVE);
        assertThat(verdict.summary()).startsWith(GONE);
        assertThat(report.step(StepName.DOWNSTREAM).state()).isEqualTo(StepState.UNKNOWN);
        assertThat(report.step(StepName.DOWNSTREAM).sentence()).isEqualTo(GONE);
    }

    @Test
    void besideAFailureThatExplainsItTheUnwatchedChangesNothing() {
        var without = scene.with(down()).verdict(FROM, TO);

        var verdict = scene.connected(signs(List.of(), List.of(STRANGE), List.of(GONE)))
                .verdict(FROM, TO);

        assertThat(verdict.answer()).isEqualTo(VerdictAnswer.COINCIDES);
        assertThat(verdict).isEqualTo(without);
    }
}
