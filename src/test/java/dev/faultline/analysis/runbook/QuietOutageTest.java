// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis.runbook;

import static dev.faultline.analysis.runbook.ReportSituation.route;
import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.errors.ErrorSource;
import dev.faultline.incident.IncidentKind;
import dev.faultline.testing.TimelineBuilder;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Step 1 of outages that left no 5xx, from 12:00 to 12:03. */
class QuietOutageTest {

    @Test
    void routesThatAllFailedAreTheFinding() {
        var step = window().of(IncidentKind.ROUTES_FAIL)
                .counting()
                .asking(failing("pay"), failing("cart"), failing("home"))
                .step(StepName.ROUTE);

        assertThat(step.state()).isEqualTo(StepState.FOUND);
        assertThat(step.sentence()).isEqualTo("All 3 checked routes failed, and no 5xx was counted.");
        assertThat(step.evidence().values()).containsEntry("kind", "ROUTES_FAIL");
    }

    @Test
    void routesThatMostlyFailedAreNamed() {
        var step = window().of(IncidentKind.ROUTES_FAIL)
                .asking(failing("pay"), failing("cart"), passing("home"))
                .step(StepName.ROUTE);

        assertThat(step.sentence())
                .isEqualTo("2 of 3 checked routes failed (pay and cart); the app's responses are not counted.");
        assertThat(step.evidence().values()).containsEntry("failed", List.of("pay", "cart"));
    }

    @Test
    void aWindowThatSomebodyPickedFindsThemToo() {
        var step = window().counting()
                .asking(failing("pay"), failing("cart"))
                .answered(ErrorSource.ACCESS_LOG, "/pay", "12:00:00", "12:00:05", 41, 0)
                .step(StepName.ROUTE);

        assertThat(step.state()).isEqualTo(StepState.FOUND);
        assertThat(step.sentence()).isEqualTo("Both checked routes failed, and no 5xx was counted.");
    }

    @Test
    void oneOfThreeRoutesIsNoOutage() {
        var step = window().counting()
                .asking(failing("pay"), passing("cart"), passing("home"))
                .answered(ErrorSource.ACCESS_LOG, "/cart", "12:00:00", "12:02:00", 41, 0)
                .step(StepName.ROUTE);

        assertThat(step.state()).isEqualTo(StepState.CLEARED);
    }

    @Test
    void requestsThatStoppedAreHeldAgainstWhatIsUsual() {
        var step = window().of(IncidentKind.NO_TRAFFIC).counting().usually(12).step(StepName.ROUTE);

        assertThat(step.state()).isEqualTo(StepState.FOUND);
        assertThat(step.sentence()).isEqualTo("Requests stopped: usually 12 a minute, none for 3 min.");
        assertThat(step.evidence().values()).containsEntry("kind", "NO_TRAFFIC").containsEntry("usual-a-minute", 12L);
    }

    private static ReportSituation window() {
        return ReportSituation.between("12:00:00", "12:03:00");
    }

    private static TimelineBuilder failing(String name) {
        return route(name, "/" + name).upFrom("11:50:00", "11:59:50").downFrom("12:00:00", "12:03:00");
    }

    private static TimelineBuilder passing(String name) {
        return route(name, "/" + name).upFrom("11:50:00", "12:03:00");
    }
}
