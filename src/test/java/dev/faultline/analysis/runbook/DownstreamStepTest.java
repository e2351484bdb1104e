// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis.runbook;

import static dev.faultline.analysis.runbook.ReportSituation.between;
import static dev.faultline.testing.TimelineBuilder.timeline;
import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.testing.TimelineBuilder;
import org.junit.jupiter.api.Test;

/** Step 4 where several dependencies lie behind one place. */
class DownstreamStepTest {

    private static TimelineBuilder failing(String name, String place) {
        return timeline(name)
                .kind("postgresql")
                .endpoints(place)
                .upFrom("13:50:00", "13:59:50")
                .downFrom("14:00:00", "14:05:00")
                .upFrom("14:05:10", "14:10:00");
    }

    private static TimelineBuilder passing(String name, String place) {
        return timeline(name).kind("postgresql").endpoints(place).upFrom("13:50:00", "14:10:00");
    }

    private static RunbookStep step(TimelineBuilder... dependencies) {
        return between("14:00:00", "14:05:00").with(dependencies).step(StepName.DOWNSTREAM);
    }

    @Test
    void thePlaceThatTheFailedOnesShareComesBeforeEachOfThem() {
        var step = step(failing("orders", "db-1:5432"), failing("stock", "db-1:5433"), passing("mail", "db-2:5432"));

        assertThat(step.state()).isEqualTo(StepState.FOUND);
        assertThat(step.details().get(0)).startsWith("orders and stock share db-1: ");
        assertThat(step.brief().get(0)).startsWith("orders and stock share db-1: ");
        assertThat(step.details()).hasSize(4);
    }

    @Test
    void oneThatWasUpSharesNoFault() {
        var step = step(failing("orders", "db-1:5432"), passing("stock", "db-1:5432"));

        assertThat(step.details()).noneMatch(detail -> detail.contains(" share "));
    }

    @Test
    void onThePodsOwnHostThePortIsThePlace() {
        assertThat(step(failing("orders", "127.0.0.1:5432"), failing("stock", "127.0.0.1:5433"))
                        .details())
                .noneMatch(detail -> detail.contains(" share "));
        assertThat(step(failing("orders", "127.0.0.1:6432"), failing("stock", "127.0.0.1:6432"))
                        .details()
                        .get(0))
                .startsWith("orders and stock share 127.0.0.1:6432: ");
    }
}
