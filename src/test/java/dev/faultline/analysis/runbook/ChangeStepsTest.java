// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis.runbook;

import static dev.faultline.analysis.runbook.ReportSituation.between;
import static dev.faultline.testing.TimelineBuilder.timeline;
import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.changes.Change.ChangeKind;
import dev.faultline.testing.TimelineBuilder;
import org.junit.jupiter.api.Test;

/** Steps 2 and 7: which change it was, and whether to undo it. */
class ChangeStepsTest {

    private static TimelineBuilder up() {
        return timeline("orders-db").upFrom("06:00:00", "15:00:00");
    }

    private static TimelineBuilder down() {
        return timeline("orders-db")
                .upFrom("06:00:00", "13:59:50")
                .downFrom("14:00:00", "14:05:00")
                .upFrom("14:05:10", "15:00:00");
    }

    @Test
    void aLikelyChangeIsFoundAndToBeUndoneWhereNothingElseExplainsTheWindow() {
        var report = between("14:00:00", "14:05:00")
                .with(up())
                .changed("09:00:00", ChangeKind.DEPLOY, "checkout", "1.41.0", false)
                .changed("13:59:20", ChangeKind.DEPLOY, "checkout", "1.42.0", true)
                .report();

        assertThat(report.step(StepName.CHANGES).state()).isEqualTo(StepState.FOUND);
        assertThat(report.step(StepName.CHANGES).sentence())
                .isEqualTo(
                        "Prime suspect: the deploy of checkout 1.42.0, 40 s before the first error; no error before it.");
        assertThat(report.step(StepName.ROLL_BACK).state()).isEqualTo(StepState.FOUND);
        assertThat(report.step(StepName.ROLL_BACK).sentence())
                .isEqualTo("Roll back the deploy of checkout 1.42.0 to 1.41.0, then press \"Probe everything now\" on"
                        + " the page, or POST /api/v1/sweep.");
        assertThat(report.step(StepName.DOWNSTREAM).state()).isEqualTo(StepState.CLEARED);
        assertThat(report.summary()).contains("1.42.0", "Roll back");
    }

    @Test
    void theLastChangeIsNotBlamedForBeingTheLast() {
        var report = between("14:00:00", "14:05:00")
                .with(up())
                .changed("13:59:20", ChangeKind.DEPLOY, "checkout", "1.42.0", false)
                .report();

        assertThat(report.step(StepName.CHANGES).state()).isEqualTo(StepState.CLEARED);
        assertThat(report.step(StepName.ROLL_BACK).state()).isEqualTo(StepState.CLEARED);
        assertThat(report.step(StepName.ROLL_BACK).sentence()).startsWith("Nothing to roll back");
    }

    @Test
    void aChangeIsNotUndoneBlindlyWhereAFailureExplainsTheWindow() {
        var step = between("14:00:00", "14:05:00")
                .with(down())
                .changed("13:59:20", ChangeKind.DEPLOY, "checkout", "1.42.0", true)
                .step(StepName.ROLL_BACK);

        assertThat(step.state()).isEqualTo(StepState.UNKNOWN);
        assertThat(step.sentence()).contains("only if it caused the failure of orders-db (step 4)", "1.42.0");
    }

    @Test
    void aRestartIsNeverWhatToUndo() {
        var step = between("14:00:00", "14:05:00")
                .with(up())
                .changed("13:59:20", ChangeKind.RESTART, "checkout", "", true)
                .step(StepName.ROLL_BACK);

        assertThat(step.state()).isEqualTo(StepState.CLEARED);
        assertThat(step.sentence()).contains("Find that before you restart again");
    }

    @Test
    void anEditIsPutBackAndAMigrationUndoneByAnother() {
        assertThat(advice(ChangeKind.CONFIG, "/etc/app/app.yaml"))
                .startsWith("Restore /etc/app/app.yaml to what it was before 13:59:20 UTC");
        assertThat(advice(ChangeKind.MIGRATION, "orders-db")).contains("with a migration of its own");
    }

    private static String advice(ChangeKind kind, String subject) {
        return between("14:00:00", "14:05:00")
                .with(up())
                .changed("13:59:20", kind, subject, "", true)
                .step(StepName.ROLL_BACK)
                .sentence();
    }

    @Test
    void withoutAnyChangeItMattersWhetherAnythingTellsOfThem() {
        var nobody = between("14:00:00", "14:05:00").with(up());
        var watching = between("14:00:00", "14:05:00").with(up()).watchingChanges();

        assertThat(nobody.step(StepName.CHANGES).state()).isEqualTo(StepState.NOT_CONFIGURED);
        assertThat(nobody.step(StepName.ROLL_BACK).state()).isEqualTo(StepState.NOT_CONFIGURED);
        assertThat(watching.step(StepName.CHANGES).state()).isEqualTo(StepState.CLEARED);
        assertThat(watching.step(StepName.ROLL_BACK).state()).isEqualTo(StepState.CLEARED);
        assertThat(between("14:00:00", "14:05:00")
                        .with(down())
                        .step(StepName.ROLL_BACK)
                        .state())
                .isEqualTo(StepState.CLEARED);
    }
}
