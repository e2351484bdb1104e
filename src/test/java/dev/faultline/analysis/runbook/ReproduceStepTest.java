// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis.runbook;

import static dev.faultline.analysis.runbook.ReportSituation.between;
import static dev.faultline.analysis.runbook.ReportSituation.route;
import static dev.faultline.testing.TimelineBuilder.timeline;
import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.testing.TimelineBuilder;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class ReproduceStepTest {

    private static TimelineBuilder failing(String name, String path) {
        return route(name, path).upFrom("13:00:00", "13:59:50").downFrom("14:00:00", "14:05:00");
    }

    private static TimelineBuilder passing(String name, String path) {
        return route(name, path).upFrom("13:00:00", "14:10:00");
    }

    private static TimelineBuilder db(boolean isDown) {
        var builder = timeline("orders-db").routes("/checkout/*").upFrom("06:00:00", "13:59:50");
        return isDown ? builder.downFrom("14:00:00", "14:10:00") : builder.upFrom("14:00:00", "14:10:00");
    }

    private static ReportSituation window() {
        return between("14:00:00", "14:05:00");
    }

    @Test
    void routesThatFailTogetherPointAtTheDependencyTheyShareIfItFailed() {
        var step = window().with(db(true))
                .asking(failing("pay", "/checkout/pay"), failing("cart", "/checkout/cart"), passing("home", "/"))
                .step(StepName.REPRODUCE);

        assertThat(step.state()).isEqualTo(StepState.FOUND);
        assertThat(step.sentence()).isEqualTo("pay and cart fail, home does not: both use orders-db, which failed.");
        assertThat(layer(step)).containsEntry("kind", "dependency").containsEntry("of", "orders-db");
        assertThat(layer(step)).containsEntry("told-by", List.of("pay", "home"));
    }

    @Test
    void aDependencyThatWasUpAgainBeforeTheWindowIsNotWhatFailingRoutesShare() {
        var before = between("14:00:00", "14:01:00")
                .with(timeline("orders-db")
                        .routes("/checkout/*")
                        .upFrom("06:00:00", "13:59:15")
                        .downFrom("13:59:20", "13:59:35")
                        .upFrom("13:59:40", "14:10:00"))
                .asking(failing("pay", "/checkout/pay"));

        assertThat(before.step(StepName.DOWNSTREAM).state()).isEqualTo(StepState.FOUND);
        assertThat(layer(before.step(StepName.REPRODUCE))).containsEntry("kind", "untold");
    }

    @Test
    void routesThatShareADependencyThatWasUpPointAtTheUseOfIt() {
        var step = window().with(db(false))
                .asking(failing("pay", "/checkout/pay"), failing("cart", "/checkout/cart"), passing("home", "/"))
                .step(StepName.REPRODUCE);

        assertThat(layer(step)).containsEntry("kind", "use-of-dependency").containsEntry("of", "orders-db");
    }

    @Test
    void oneRouteThatFailsPointsAtItsHandler() {
        var step = window().with(db(false))
                .asking(failing("pay", "/checkout/pay"), passing("cart", "/checkout/cart"), passing("home", "/"))
                .step(StepName.REPRODUCE);

        assertThat(step.sentence()).isEqualTo("Only pay fails: check what only pay does.");
        assertThat(layer(step)).containsEntry("kind", "handler").containsEntry("of", "pay");
    }

    @Test
    void everythingThatFailsPointsAtTheProcess() {
        var step = window().with(db(false))
                .asking(failing("pay", "/checkout/pay"), failing("home", "/"))
                .step(StepName.REPRODUCE);

        assertThat(layer(step)).containsEntry("kind", "process");
    }

    @Test
    void routesThatWereNotCheckedNeitherFailNorPass() {
        var unasked = route("home", "/").upFrom("13:00:00", "13:59:50");
        var both = window().with(db(false))
                .asking(failing("pay", "/checkout/pay"), failing("cart", "/checkout/cart"), unasked)
                .step(StepName.REPRODUCE);
        var one = window().with(db(false)).asking(failing("home", "/"), unasked).step(StepName.REPRODUCE);

        assertThat(layer(both)).containsEntry("kind", "possible-use").containsEntry("of", "orders-db");
        assertThat(both.sentence())
                .contains("the other routes were not checked")
                .doesNotContain("every");
        assertThat(layer(one)).containsEntry("kind", "untold");
        assertThat(one.sentence()).contains("the other routes were not checked");
    }

    @Test
    void oneRouteAloneTellsNoLayer() {
        var step =
                window().with(db(false)).asking(failing("pay", "/checkout/pay")).step(StepName.REPRODUCE);

        assertThat(step.state()).isEqualTo(StepState.FOUND);
        assertThat(layer(step)).containsEntry("kind", "untold").doesNotContainKey("of");
    }

    @Test
    void routesThatAnswerClearTheStepAndRoutesThatWereNotAskedDoNot() {
        var answered = window().asking(passing("pay", "/checkout/pay"));
        var before = window().asking(route("pay", "/checkout/pay").upFrom("13:00:00", "13:59:50"));

        assertThat(answered.step(StepName.REPRODUCE).state()).isEqualTo(StepState.CLEARED);
        assertThat(before.step(StepName.REPRODUCE).state()).isEqualTo(StepState.UNKNOWN);
        assertThat(window().step(StepName.REPRODUCE).state()).isEqualTo(StepState.NOT_CONFIGURED);
    }

    @Test
    void anAnswerBeforeAndOneAfterAShortWindowProveNothingOfIt() {
        var step = between("14:00:02", "14:00:06")
                .asking(route("pay", "/pay").every("30s").upFrom("13:00:00", "14:10:00"))
                .step(StepName.REPRODUCE);

        assertThat(step.state()).isEqualTo(StepState.UNKNOWN);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> layer(RunbookStep step) {
        return (Map<String, Object>)
                Objects.requireNonNull(step.evidence().values().get("layer"));
    }
}
