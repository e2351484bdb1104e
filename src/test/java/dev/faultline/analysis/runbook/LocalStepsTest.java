// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis.runbook;

import static dev.faultline.analysis.runbook.ReportSituation.between;
import static dev.faultline.testing.TimelineBuilder.at;
import static dev.faultline.testing.TimelineBuilder.timeline;
import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.changes.Change.ChangeKind;
import dev.faultline.changes.paths.PathAppearance;
import dev.faultline.changes.paths.PathHistory;
import dev.faultline.changes.paths.VolumeState;
import dev.faultline.probe.FailureClass;
import dev.faultline.probe.file.InodeUsage;
import dev.faultline.testing.TimelineBuilder;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Steps 3, 4 and 5: the settings, the services and the paths, each for its own. */
class LocalStepsTest {

    private static TimelineBuilder db() {
        return timeline("orders-db").kind("postgresql");
    }

    private static TimelineBuilder broken(TimelineBuilder builder, FailureClass failure) {
        return builder.upFrom("06:00:00", "13:59:50")
                .downFrom("14:00:00", "14:05:00", failure)
                .upFrom("14:05:10", "15:00:00");
    }

    private static TimelineBuilder fine(TimelineBuilder builder) {
        return builder.upFrom("06:00:00", "15:00:00");
    }

    private static TimelineBuilder uploads() {
        return timeline("uploads").kind("file").endpoints("/data/uploads");
    }

    private static TimelineBuilder settings() {
        return timeline("settings").kind("env");
    }

    private static ReportSituation window() {
        return between("14:00:00", "14:05:00");
    }

    @Test
    void aBrokenServiceIsFoundDownstreamAndThePodItselfIsCleared() {
        var report = window().with(broken(db(), FailureClass.CONNECT), fine(uploads()), fine(settings()))
                .report();

        assertThat(report.step(StepName.DOWNSTREAM).state()).isEqualTo(StepState.FOUND);
        assertThat(report.step(StepName.DOWNSTREAM).sentence()).startsWith("orders-db was down");
        assertThat(report.step(StepName.STORAGE).state()).isEqualTo(StepState.CLEARED);
        assertThat(report.step(StepName.ENVIRONMENT).state()).isEqualTo(StepState.CLEARED);
        assertThat(report.summary()).startsWith("orders-db was down");
    }

    @Test
    void aBrokenPathIsFoundInStorageAndTheServicesAreCleared() {
        var report = window().with(fine(db()), broken(uploads(), FailureClass.IO), fine(settings()))
                .path("uploads", altered("rwxr-xr-x", "r-xr-xr-x", false, false))
                .report();

        var storage = report.step(StepName.STORAGE);
        assertThat(storage.state()).isEqualTo(StepState.FOUND);
        assertThat(storage.sentence())
                .isEqualTo("uploads: io trouble; mode rwxr-xr-x became r-xr-xr-x between 13:59:50 and 14:00:00 UTC.");
        assertThat(report.step(StepName.DOWNSTREAM).state()).isEqualTo(StepState.CLEARED);
        assertThat(report.step(StepName.DOWNSTREAM).evidence().values()).containsEntry("answer", "COINCIDES");
        assertThat(report.summary())
                .isEqualTo("uploads failed its check throughout the window (io trouble; mode rwxr-xr-x became r-xr-xr-x"
                        + " between 13:59:50 and 14:00:00 UTC); it began to fail at most 10 s before the window.");
    }

    @Test
    void aVolumeThatWasMountedReadOnlyIsTold() {
        var step = window().with(broken(uploads(), FailureClass.IO))
                .path("uploads", altered("rwxr-xr-x", "rwxr-xr-x", false, true))
                .step(StepName.STORAGE);

        assertThat(step.sentence()).contains("its volume was mounted read-only between");
    }

    @Test
    void aPathThatLooksAnotherWayIsFoundAlsoIfTheSidecarItselfCanStillUseIt() {
        var step = window().with(fine(uploads()))
                .path("uploads", altered("rwxr-xr-x", "r-xr-xr-x", false, false))
                .step(StepName.STORAGE);

        assertThat(step.state()).isEqualTo(StepState.FOUND);
        assertThat(step.sentence()).contains("does it still work for the app's user?");
    }

    @Test
    void whatAlteredLongBeforeTheWindowIsNoCause() {
        var history = PathHistory.of("/data/uploads", look("06:00:00", "rwxrwxrwx", false))
                .with(look("07:00:00", "rwxr-xr-x", false));
        var step = window().with(fine(uploads())).path("uploads", history).step(StepName.STORAGE);

        assertThat(step.state()).isEqualTo(StepState.CLEARED);
        assertThat(step.details()).anyMatch(detail -> detail.contains("mode rwxrwxrwx became rwxr-xr-x"));
    }

    @Test
    void aPathThatHasBeenBrokenSinceLongBeforeIsNotSaidToHaveWorked() {
        var step = window().with(uploads().downFrom("-1T00:00:00", "15:00:00", FailureClass.IO))
                .step(StepName.STORAGE);

        assertThat(step.state()).isEqualTo(StepState.CLEARED);
        assertThat(step.sentence()).isEqualTo("uploads failed too, but not when the errors came, or as often as ever.");
    }

    @Test
    void aRequiredVariableThatIsMissingIsFoundInTheEnvironment() {
        var report = window().with(fine(db()), broken(settings(), FailureClass.ASSERTION))
                .report();

        assertThat(report.step(StepName.ENVIRONMENT).state()).isEqualTo(StepState.FOUND);
        assertThat(report.step(StepName.ENVIRONMENT).sentence()).isEqualTo("settings: assertion trouble.");
        assertThat(report.step(StepName.DOWNSTREAM).state()).isEqualTo(StepState.CLEARED);
    }

    @Test
    void anEditThatIsLikelyTheCauseIsFoundInTheEnvironmentToo() {
        var likely = window().with(fine(db()), fine(settings()))
                .changed("13:59:30", ChangeKind.CONFIG, "/etc/app/app.yaml", "", true);
        var unlikely = window().with(fine(db()), fine(settings()))
                .changed("13:59:30", ChangeKind.CONFIG, "/etc/app/app.yaml", "", false);

        assertThat(likely.step(StepName.ENVIRONMENT).state()).isEqualTo(StepState.FOUND);
        assertThat(unlikely.step(StepName.ENVIRONMENT).state()).isEqualTo(StepState.CLEARED);
    }

    @Test
    void whatNobodyLookedAtIsUnknownAndWhatIsNotThereIsNotConfigured() {
        var unseen = window().with(
                        timeline("orders-db").upFrom("06:00:00", "10:00:00"),
                        uploads().upFrom("06:00:00", "10:00:00"),
                        settings().upFrom("06:00:00", "10:00:00"))
                .report();
        var empty = window().report();

        for (var name : new StepName[] {StepName.DOWNSTREAM, StepName.STORAGE, StepName.ENVIRONMENT}) {
            assertThat(unseen.step(name).state()).as(name.label()).isEqualTo(StepState.UNKNOWN);
            assertThat(empty.step(name).state()).as(name.label()).isEqualTo(StepState.NOT_CONFIGURED);
        }
    }

    private static PathHistory altered(String mode, String modeAfter, boolean readOnly, boolean readOnlyAfter) {
        return PathHistory.of("/data/uploads", look("13:59:50", mode, readOnly))
                .with(look("14:00:00", modeAfter, readOnlyAfter));
    }

    private static PathAppearance look(String time, String mode, boolean readOnly) {
        return look(time, mode, readOnly, InodeUsage.UNKNOWN);
    }

    private static PathHistory inodes(String time, InodeUsage before, String timeAfter, InodeUsage after) {
        return PathHistory.of("/data/uploads", look(time, "rwxr-xr-x", false, before))
                .with(look(timeAfter, "rwxr-xr-x", false, after));
    }

    private static PathAppearance look(String time, String mode, boolean readOnly, InodeUsage inodes) {
        return new PathAppearance(
                at(time),
                "directory",
                "app",
                "app",
                mode,
                0,
                Instant.EPOCH,
                new VolumeState("/dev/sdb", readOnly, 1L << 30, 2L << 30, inodes));
    }

    @Test
    void aVolumeThatRanOutOfInodesIsFoundAlsoIfNobodyTriedToWrite() {
        var step = window().with(fine(uploads()))
                .path("uploads", inodes("13:59:50", new InodeUsage(3, 64), "14:00:00", new InodeUsage(0, 64)))
                .step(StepName.STORAGE);

        assertThat(step.state()).isEqualTo(StepState.FOUND);
        assertThat(step.sentence())
                .isEqualTo("uploads: no file can be created there, 0 of 64 inodes free; "
                        + "its volume ran out of inodes between 13:59:50 and 14:00:00 UTC.");
    }

    @Test
    void aVolumeThatHasHadNoInodesForLongIsFoundToo() {
        var history = PathHistory.of("/data/uploads", look("13:00:00", "rwxr-xr-x", false, new InodeUsage(0, 64)));
        var step = window().with(fine(uploads())).path("uploads", history).step(StepName.STORAGE);

        assertThat(step.state()).isEqualTo(StepState.FOUND);
        assertThat(step.sentence()).isEqualTo("uploads: no file can be created there, 0 of 64 inodes free.");
    }

    @Test
    void aFailureForWantOfInodesNamesThem() {
        var step = window().with(broken(uploads(), FailureClass.CAPACITY))
                .path("uploads", inodes("13:59:50", new InodeUsage(3, 64), "14:00:00", new InodeUsage(0, 64)))
                .step(StepName.STORAGE);

        assertThat(step.sentence())
                .isEqualTo(
                        "uploads: capacity trouble; its volume ran out of inodes between 13:59:50 and 14:00:00 UTC.");
    }

    @Test
    void inodesThatWereThereAgainBeforeTheWindowAreNoCauseAndFewAreTold() {
        var step = window().with(fine(uploads()))
                .path("uploads", inodes("13:50:00", new InodeUsage(0, 1000), "13:51:00", new InodeUsage(9, 1000)))
                .step(StepName.STORAGE);

        assertThat(step.state()).isEqualTo(StepState.CLEARED);
        assertThat(step.sentence()).endsWith("Less than 1 % of the inodes are left for uploads.");
        assertThat(step.details()).anyMatch(detail -> detail.endsWith("9 of 1000 inodes free, under 1 %"));
    }

    @Test
    void whatAlteredAndWasUndoneBeforeTheWindowIsNoCause() {
        var history = PathHistory.of("/data/uploads", look("13:59:00", "rwxr-xr-x", false))
                .with(look("13:59:10", "rwxr-xr-x", true))
                .with(look("13:59:30", "rwxr-xr-x", false));
        var step = window().with(fine(uploads())).path("uploads", history).step(StepName.STORAGE);

        assertThat(step.state()).isEqualTo(StepState.CLEARED);
        assertThat(step.details()).anyMatch(detail -> detail.contains("mounted read-only between 13:59:00"));
    }

    @Test
    void whatBecameUsableIsNoCause() {
        var turned = PathHistory.of("/data/uploads", look("13:58:50", "rwxr-xr-x", true))
                .with(look("13:59:30", "rwxr-xr-x", false));
        var appeared = PathHistory.of("/data/uploads", PathAppearance.absent(at("13:58:50")))
                .with(look("13:59:30", "rwxr-xr-x", false));

        assertThat(window().with(fine(uploads()))
                        .path("uploads", turned)
                        .step(StepName.STORAGE)
                        .state())
                .isEqualTo(StepState.CLEARED);
        assertThat(window().with(fine(uploads()))
                        .path("uploads", appeared)
                        .step(StepName.STORAGE)
                        .state())
                .isEqualTo(StepState.CLEARED);
    }

    @Test
    void whatCameBackOtherwiseThanItWasBeforeIsFound() {
        var history = PathHistory.of("/data/uploads", look("13:50:00", "rwxr-xr-x", false))
                .with(look("13:50:10", "rwxr-xr-x", true))
                .with(look("13:59:30", "r-xr-xr-x", false));
        var step = window().with(fine(uploads())).path("uploads", history).step(StepName.STORAGE);

        assertThat(step.state()).isEqualTo(StepState.FOUND);
        assertThat(step.sentence()).contains("mode rwxr-xr-x became r-xr-xr-x").doesNotContain("mounted");
    }

    @Test
    void aWindowSoonAfterTheStartLeavesPathsAndSettingsClear() {
        var report = window().with(
                        uploads().upFrom("13:59:50", "15:00:00"),
                        settings().upFrom("13:59:50", "15:00:00"),
                        db().upFrom("13:59:50", "15:00:00"))
                .report();

        assertThat(report.step(StepName.STORAGE).state()).isEqualTo(StepState.CLEARED);
        assertThat(report.step(StepName.ENVIRONMENT).state()).isEqualTo(StepState.CLEARED);
        assertThat(report.step(StepName.DOWNSTREAM).state()).isEqualTo(StepState.UNKNOWN);
    }

    @Test
    void whatIsWatchedAndCannotMatterToTheRouteIsCleared() {
        var report = ReportSituation.on("/catalog", "14:00:00", "14:05:00")
                .with(fine(db()).routes("/checkout/*"), fine(uploads()).routes("/upload/*"))
                .report();

        assertThat(report.step(StepName.DOWNSTREAM).state()).isEqualTo(StepState.CLEARED);
        assertThat(report.step(StepName.DOWNSTREAM).sentence())
                .isEqualTo("No watched service is used by /catalog (orders-db is for /checkout/*).");
        assertThat(report.step(StepName.STORAGE).state()).isEqualTo(StepState.CLEARED);
        assertThat(report.step(StepName.HYGIENE).details())
                .noneMatch(detail -> detail.startsWith("No service") || detail.startsWith("No path"));
        assertThat(report.summary()).startsWith("No watched dependency is used by this route");
    }
}
