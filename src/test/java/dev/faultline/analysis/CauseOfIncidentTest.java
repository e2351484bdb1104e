// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis;

import static dev.faultline.analysis.IncidentScene.down;
import static dev.faultline.analysis.IncidentScene.up;
import static dev.faultline.testing.TimelineBuilder.at;
import static dev.faultline.testing.TimelineBuilder.timeline;
import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.analysis.runbook.Report;
import dev.faultline.analysis.runbook.StepName;
import dev.faultline.analysis.runbook.StepState;
import dev.faultline.analysis.verdict.VerdictAnswer;
import dev.faultline.changes.Change.ChangeKind;
import dev.faultline.errors.ErrorSource;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which cause verdict and report name, in situations that incidents have had. */
class CauseOfIncidentTest {

    private static final String FROM = "14:00:00";
    private static final String TO = "14:00:41";

    private final IncidentScene scene = new IncidentScene();

    /** 42 errors, none before. */
    private IncidentScene errors() {
        return scene.answered("/orders", "13:30:00", "13:59:59", true).answered("/orders", FROM, TO, false);
    }

    private Report told() {
        return report(FROM, TO);
    }

    /** The report, of which the first sentence is the verdict's. */
    private Report report(String from, String to) {
        var report = scene.report(from, to);
        assertThat(report.summary()).startsWith(scene.verdict(from, to).summary());
        return report;
    }

    private static String advice(Report report) {
        return report.step(StepName.ROLL_BACK).sentence();
    }

    @Test
    void theFirstSentenceNamesTheFailedDependencyAndWhatIsCertainOfIt() {
        errors().with(down("orders-db", "13:59:59", "14:01:00", "14:01:05"), up("cache"));

        assertThat(told().summary())
                .isEqualTo("orders-db was down during all 42 errors (connect trouble); it went down at most 10 s before"
                        + " the first.");
    }

    @Test
    void aDeployAtTheOnsetComesBeforeACoincidenceThatWasOver() {
        scene.answered("/orders", "13:00:00", "13:59:54", true).answered("/orders", FROM, "14:00:47", false);
        scene.with(down("partner", "13:58:50", "13:59:00", "13:59:05"), up("orders-db"))
                .changed("13:59:59.800", ChangeKind.DEPLOY, "shop", "2.0.0");

        var report = report(FROM, "14:00:48");

        assertThat(report.summary()).startsWith("Prime suspect: the deploy of shop 2.0.0, ");
        assertThat(advice(report)).startsWith("Roll back the deploy of shop 2.0.0");
        assertThat(report.step(StepName.ROLL_BACK).state()).isEqualTo(StepState.FOUND);
    }

    @Test
    void nobodyIsAdvisedToGoBackToTheReleaseThatWasRolledBack() {
        scene.answered("/orders", "13:30:00", "13:52:00", true)
                .answered("/orders", "13:52:01", "13:59:17", false)
                .answered(ErrorSource.ACCESS_LOG, "/orders", "13:59:18", "13:59:59", 8, true)
                .answered("/orders", FROM, TO, false)
                .with(up("orders-db"))
                .changed("09:00:00", ChangeKind.RESTART, "shop", "1.4.2")
                .changed("13:52:00", ChangeKind.DEPLOY, "shop", "2.0.0")
                .changed("13:59:18", ChangeKind.DEPLOY, "shop", "1.4.2");

        var report = told();

        assertThat(report.summary()).startsWith("orders-db was up").doesNotContain("Roll back", "Prime suspect");
        assertThat(advice(report)).doesNotContain("2.0.0");
    }

    @Test
    void whatWasRolledBackAfterTheErrorsIsToldAsUndone() {
        errors().with(up("orders-db"))
                .changed("09:00:00", ChangeKind.DEPLOY, "shop", "1.4.2")
                .changed("13:59:58", ChangeKind.DEPLOY, "shop", "2.0.0")
                .changed("14:10:00", ChangeKind.DEPLOY, "shop", "1.4.2");

        var report = told();

        assertThat(report.summary())
                .startsWith("Prime suspect: the deploy of shop 2.0.0")
                .doesNotContain("Roll back");
        assertThat(advice(report))
                .startsWith("Already undone: the deploy of shop 2.0.0")
                .contains("14:10:00 UTC");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/chekout", "checkout", "GET /checkout", "http://shop/checkout"})
    void aRouteThatNothingKnowsOfClearsNothing(String route) {
        scene.answered("/checkout", FROM, "14:00:47", false)
                .with(down("orders-db", "13:59:59", "14:01:00", "14:01:05").routes("/checkout/*"), up("cache"));

        var report = scene.report(at(FROM), at(TO), Optional.of(route));

        assertThat(report.summary())
                .startsWith("No request to " + route + " is known; did you mean /checkout?")
                .doesNotContain("None of the", "was up");
        assertThat(report.step(StepName.DOWNSTREAM).state()).isEqualTo(StepState.UNKNOWN);
        assertThat(report.step(StepName.ROLL_BACK).state()).isNotEqualTo(StepState.FOUND);
    }

    @Test
    void ofARouteThatNothingKnowsOfNothingIsConcludedThoughSomethingFailed() {
        scene.answered("/checkout", FROM, "14:00:47", false)
                .with(down("orders-db", "13:59:59", "14:01:00", "14:01:05"));

        var report = scene.report(at(FROM), at(TO), Optional.of("/chekout"));

        assertThat(report.summary())
                .startsWith("No request to /chekout is known; did you mean /checkout? orders-db was down ");
        assertThat(report.step(StepName.DOWNSTREAM).state()).isEqualTo(StepState.UNKNOWN);
        assertThat(report.step(StepName.DOWNSTREAM).sentence()).startsWith("orders-db: Down");
        assertThat(report.step(StepName.ROUTE).sentence()).startsWith("No request to /chekout is known");
        assertThat(report.step(StepName.ROUTE).state()).isEqualTo(StepState.UNKNOWN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/checkout", "/checkout/", "/checkout/1", "/check*"})
    void aRouteThatIsKnownInAnotherFormIsNotUnknown(String route) {
        scene.answered("/checkout", FROM, "14:00:47", false)
                .answered("/checkout/*", FROM, "14:00:47", false)
                .with(down("orders-db", "13:59:59", "14:01:00", "14:01:05").routes("/checkout/*"), up("cache"));

        assertThat(scene.report(at(FROM), at(TO), Optional.of(route)).summary()).doesNotContain("is known");
    }

    @Test
    void anEditInTheSecondOfTheFirstErrorIsNamedByBoth() {
        errors().with(up("orders-db"))
                .changed("13:53:50", ChangeKind.RESTART, "shop", "1.4.2")
                .changed("14:00:00.086", ChangeKind.CONFIG, "/etc/app/config", "");

        var report = told();

        assertThat(scene.verdict(FROM, TO).summary()).contains("config of /etc/app/config");
        assertThat(report.summary()).contains("config of /etc/app/config").doesNotContain("app's side");
    }

    @Test
    void aLateWindowDoesNotClearWhatItsErrorsBeganWith() {
        scene.answered("/prices", "13:30:00", "13:59:57", true)
                .answered("/orders", "13:30:00", "13:59:40", true)
                .answered("/orders", "13:59:41", "13:59:55", false)
                .answered("/prices", "13:59:58", TO, false)
                .incident("13:59:58", TO)
                .with(down("partner", "13:54:50", "13:55:20", "13:55:25"), up("orders-db"))
                .changed("13:59:57.900", ChangeKind.CONFIG, "/etc/app", "");

        var late = report("14:00:07", "14:01:07");

        assertThat(late.summary()).startsWith("Prime suspect: the config of /etc/app");
        assertThat(late.step(StepName.CHANGES).details().get(0))
                .contains("likely")
                .doesNotContain("ruled out");
    }

    @Test
    void aFailureThatHasNothingToDoWithItIsNotSaidNotToHaveHappened() {
        scene.answered("/prices", "13:30:00", "13:59:59", true).answered("/prices", FROM, TO, false);
        scene.with(down("partner", "14:00:39", "14:00:44", "14:00:49"), up("orders-db"));

        assertThat(told().summary())
                .doesNotContain("None of the 2 watched dependencies failed.")
                .contains("partner");
    }

    @Test
    void aVerdictNeverSaysThatTheCauseIsOnTheSideOfTheApp() {
        errors().with(up("orders-db"), up("cache"));

        var report = told();

        assertThat(scene.verdict(FROM, TO).answer()).isEqualTo(VerdictAnswer.DOES_NOT_COINCIDE);
        assertThat(report.summary())
                .startsWith("None of the 2 watched dependencies failed. The cause is in the app, its platform, or"
                        + " something not watched. No change is on record for the day before.");
    }

    @Test
    void aMeanIsToldAsProbable() {
        scene.answered("/orders", "13:30:00", "13:59:59", true).answered("/orders", FROM, "14:09:55", false);
        scene.with(timeline("cache")
                .kind("redis")
                .every("1h")
                .upAt("11:00:30")
                .upAt("12:00:30")
                .upAt("13:00:30")
                .downAt("14:00:30")
                .upAt("15:00:30"));

        var summary = report(FROM, "14:09:56").summary();

        assertThat(summary).startsWith("cache was probably down ").contains(" about ", "certain of none");
    }

    @Test
    void ofSeveralChangesNoneIsNamedAlone() {
        errors().with(up("orders-db"))
                .changed("13:59:40", ChangeKind.DEPLOY, "shop", "2.0.0")
                .changed("13:59:50", ChangeKind.CONFIG, "/etc/app", "");

        var report = told();

        assertThat(report.summary())
                .startsWith("One of these 2, made within 10 s: the ")
                .contains(" (10 s before the first error) and the ")
                .doesNotContain("Roll back the");
        assertThat(report.step(StepName.ROLL_BACK).state()).isEqualTo(StepState.UNKNOWN);
        assertThat(advice(report)).startsWith("Unknown which change to undo, if any");
    }

    @Test
    void ofSeveralChangesOfOneSubjectTheVersionBeforeTheFirstIsAdvised() {
        errors().with(up("orders-db"))
                .changed("09:00:00", ChangeKind.DEPLOY, "shop", "1.9.0")
                .changed("13:59:00", ChangeKind.DEPLOY, "shop", "2.0.0")
                .changed("13:59:40", ChangeKind.DEPLOY, "shop", "2.0.1");

        assertThat(advice(told())).startsWith("Roll back shop to 1.9.0, the version before the first of them");
    }

    @Test
    void aChangeThatMayHaveBroughtTheFailureAboutIsToldWithIt() {
        errors().with(down("mysql", "13:59:59", "14:01:00", "14:01:05"))
                .changed("13:57:54", ChangeKind.CONFIG, "mysql", "");

        var report = told();

        assertThat(report.summary())
                .startsWith("mysql was down during all 42 errors (connect trouble); it went down at most 10 s before"
                        + " the first, and the config of mysql was edited 116 s before that.");
        assertThat(report.step(StepName.ROLL_BACK).state()).isEqualTo(StepState.UNKNOWN);
        assertThat(advice(report)).contains("only if it caused the failure of mysql (step 4)");
    }

    @Test
    void whatFailedLaterAndExplainsUnderHalfIsNoCauseOfTheBeginning() {
        errors().with(down("cache", "14:00:25", "14:01:00", "14:01:05"), up("orders-db"))
                .changed("13:59:58", ChangeKind.DEPLOY, "shop", "2.0.0");

        var report = told();

        assertThat(report.summary())
                .startsWith("Prime suspect: the deploy of shop 2.0.0")
                .contains("cache failed only after the errors had begun.");
        assertThat(report.step(StepName.DOWNSTREAM).state()).isEqualTo(StepState.UNKNOWN);
    }

    @Test
    void whatFailedFirstIsNamedBeforeWhatFollowed() {
        errors().with(
                        up("ledger"),
                        down("aaa-cache", "14:00:01", "14:01:00", "14:01:05"),
                        down("orders-db", "13:59:50", "14:01:00", "14:01:05"));

        assertThat(told().summary()).startsWith("orders-db was down").contains("aaa-cache failed after it.");
    }

    @Test
    void aPossibleChangeIsNeverClearedNorLeftOut() {
        errors().with(up("orders-db")).changed("13:25:00", ChangeKind.DEPLOY, "shop", "2.0.0");

        var report = told();

        assertThat(report.step(StepName.CHANGES).state()).isIn(StepState.UNKNOWN, StepState.CLEARED);
        assertThat(advice(report)).doesNotContain("Roll back the");
    }

    @Test
    void whereNoResponseFailedNothingIsToBeUndone() {
        scene.answered("/orders", "13:30:00", TO, true)
                .with(up("orders-db"))
                .changed("13:59:58", ChangeKind.DEPLOY, "shop", "2.0.0");

        var report = told();

        assertThat(report.summary()).doesNotContain("Prime suspect", "Roll back");
        assertThat(advice(report)).startsWith("No response failed in the window");
    }

    @Test
    void anErrorLineThatNamesWhatNothingWatchesTakesAwayTheRightToSayThatNothingFailed() {
        errors().with(up("orders-db").endpoints("db:5432"))
                .wrote("14:00:05", "ConnectException: connect to pay.example:8443 failed: connection refused");

        var report = told();

        assertThat(scene.verdict(FROM, TO).answer()).isEqualTo(VerdictAnswer.INCONCLUSIVE);
        assertThat(report.summary()).startsWith("The error lines name pay.example:8443, which nothing watches.");
        assertThat(report.step(StepName.DOWNSTREAM).state()).isEqualTo(StepState.UNKNOWN);
        assertThat(report.step(StepName.HYGIENE).details().toString()).contains("pay.example:8443");
    }

    @Test
    void aFollowedLogAndAPosterOfGoodResponsesWatchForErrors() {
        scene.followingLog()
                .answered(ErrorSource.APP_LOG, "/orders", FROM, TO, 1, false)
                .with(up("orders-db"))
                .changed("13:59:30", ChangeKind.DEPLOY, "shop", "2.0.0");
        var posted = new IncidentScene()
                .answered(ErrorSource.POSTED, "/orders", "13:58:00", "13:59:29", 1, true)
                .answered(ErrorSource.POSTED, "/orders", FROM, TO, 1, false)
                .with(up("orders-db"))
                .changed("13:59:30", ChangeKind.DEPLOY, "shop", "2.0.0");

        assertThat(told().summary()).startsWith("Prime suspect: the deploy of shop 2.0.0");
        assertThat(posted.report(FROM, TO).summary()).startsWith("Prime suspect: the deploy of shop 2.0.0");
    }

    @Test
    void whatIsSlowUnderAManifoldLoadIsSlowToo() {
        scene.answered("/orders", "13:00:00", "13:59:59", true)
                .answered(ErrorSource.ACCESS_LOG, "/orders", FROM, TO, 9, true)
                .answered("/orders", FROM, TO, false)
                .with(timeline("cache")
                        .kind("redis")
                        .every("5s")
                        .upFrom("10:00:00", "13:59:55")
                        .degradedFrom(FROM, "14:00:45")
                        .upFrom("14:00:50", "15:00:00"));

        var report = told();

        assertThat(report.summary()).contains("cache was slow too, while there were 10 times as many requests");
        assertThat(report.step(StepName.ROUTE).details())
                .contains("load: 10 times as many requests as in the hour before");
    }

    @Test
    void theLoadIsUnknownWhereRequestsWereCountedForMinutesOnly() {
        scene.answered(ErrorSource.ACCESS_LOG, "/orders", "13:58:00", "13:59:59", 1, true)
                .answered(ErrorSource.ACCESS_LOG, "/orders", FROM, TO, 10, false)
                .with(up("orders-db"));

        assertThat(told().step(StepName.ROUTE).details()).noneMatch(detail -> detail.startsWith("load"));
    }

    /** orders-db is down for a minute, and errors come back when it has been up for four: 10 s after a deploy. */
    private IncidentScene errorsThatCameBack() {
        return errors().answered("/orders", "14:00:42", "14:04:59", true)
                .answered("/orders", "14:05:00", "14:06:30", false)
                .incidentOf(FROM, TO, "14:05:00", "14:06:30")
                .with(down("orders-db", "13:59:59", "14:00:40", "14:00:45"), up("cache"));
    }

    @Test
    void aReleaseBeforeErrorsThatCameBackIsNotClearedByTheFirst() {
        errorsThatCameBack().changed("14:04:50", ChangeKind.DEPLOY, "shop", "2.0.0");

        var report = report(FROM, "14:06:30");

        var advice = "Errors came back at 14:05:00 UTC, 10 s after the deploy of shop 2.0.0, when the first had ended:"
                + " check that part alone, from=2026-11-22T14:05:00Z to=2026-11-22T14:06:30Z.";
        assertThat(report.summary()).contains(advice).doesNotContain("Prime suspect");
        var changes = report.step(StepName.CHANGES);
        assertThat(changes.state()).isEqualTo(StepState.UNKNOWN);
        assertThat(changes.sentence()).isEqualTo(advice);
        assertThat(changes.details().get(0))
                .contains("possible: 10 s before errors came back at 14:05:00 UTC, after the first had ended");
        assertThat(report.step(StepName.ROLL_BACK).state()).isEqualTo(StepState.UNKNOWN);
        assertThat(advice(report)).startsWith("Unknown whether to undo the deploy of shop 2.0.0: ");
    }

    @Test
    void aReleaseBeforeErrorsThatCameBackIsNotClearedByItsRollBack() {
        errorsThatCameBack()
                .changed("13:00:00", ChangeKind.DEPLOY, "shop", "1.0.0")
                .changed("14:04:50", ChangeKind.DEPLOY, "shop", "2.0.0")
                .changed("14:06:32", ChangeKind.DEPLOY, "shop", "1.0.0");

        var report = report(FROM, "14:06:30");

        assertThat(report.summary()).contains("10 s after the deploy of shop 2.0.0, when the first had ended");
        assertThat(report.step(StepName.CHANGES).state()).isEqualTo(StepState.UNKNOWN);
        assertThat(report.step(StepName.ROLL_BACK).state()).isEqualTo(StepState.UNKNOWN);
        assertThat(advice(report))
                .startsWith("Already undone: the deploy of shop 2.0.0, ")
                .endsWith(", was rolled back by the deploy of shop 1.0.0 at 14:06:32 UTC.");
    }

    @Test
    void theErrorsThatCameBackAloneHaveTheirOwnCause() {
        errorsThatCameBack().changed("14:04:50", ChangeKind.DEPLOY, "shop", "2.0.0");

        assertThat(report("14:05:00", "14:06:30").summary()).startsWith("Prime suspect: the deploy of shop 2.0.0, ");
        assertThat(advice(report("14:05:00", "14:06:30"))).startsWith("Roll back the deploy of shop 2.0.0");
    }

    @Test
    void amongManyIncidentsTheOneCountsInWhichTheWindowBegins() {
        errors().with(up("orders-db")).incident(FROM, TO).changed("13:59:58", ChangeKind.DEPLOY, "shop", "2.0.0");
        for (var minute = 10; minute < 35; minute++) {
            scene.incident("14:%d:00".formatted(minute), "14:%d:01".formatted(minute));
        }

        assertThat(report("14:00:09", "14:40:00").summary()).startsWith("Prime suspect: the deploy of shop 2.0.0, ");
    }

    @Test
    void aChangeWhileTheFirstErrorsCameIsStillRuledOut() {
        errorsThatCameBack().changed("14:00:20", ChangeKind.DEPLOY, "shop", "2.0.0");

        var report = report(FROM, "14:06:30");

        assertThat(report.step(StepName.CHANGES).state()).isEqualTo(StepState.CLEARED);
        assertThat(report.summary()).doesNotContain("came back");
    }

    @Test
    void aChangeAfterWhichHundredsOfRequestsSucceededIsNotHeldAgainstErrorsThatCameBack() {
        scene.answered(ErrorSource.ACCESS_LOG, "/orders", "14:00:52", "14:04:58", 8, true);
        errorsThatCameBack().changed("14:00:50", ChangeKind.DEPLOY, "shop", "2.0.0");

        assertThat(report(FROM, "14:06:30").step(StepName.CHANGES).state()).isEqualTo(StepState.CLEARED);
    }

    @Test
    void aReleaseBetweenTwoFailuresOfOneDatabaseIsNotHeldAgainstTheSecond() {
        scene.answered("/orders", "13:30:00", "13:59:59", true)
                .answered("/orders", FROM, TO, false)
                .answered("/orders", "14:05:00", "14:06:30", false)
                .incidentOf(FROM, TO, "14:05:00", "14:06:30")
                .with(timeline("orders-db")
                        .kind("postgresql")
                        .every("5s")
                        .upFrom("10:00:00", "13:59:55")
                        .downFrom("13:59:58", "14:00:40")
                        .upFrom("14:00:45", "14:02:00")
                        .downFrom("14:02:05", "14:06:30")
                        .upFrom("14:06:35", "15:00:00"))
                .changed("14:04:50", ChangeKind.DEPLOY, "shop", "2.0.0");

        var report = report(FROM, "14:06:30");

        assertThat(report.summary()).startsWith("orders-db was down").doesNotContain("came back");
    }

    @Test
    void verdictAndReportBeginWithTheSameSentenceAndNothingUndoneIsToBeUndoneWhateverHappened() {
        var random = new Random(20261122);
        for (var round = 0; round < 150; round++) {
            var some = random(random);
            var from = clock(at(FROM).plusSeconds(random.nextInt(30)));
            var to = clock(at(FROM).plusSeconds(31 + random.nextInt(90)));

            var report = some.report(from, to);

            assertThat(report.summary()).startsWith(some.verdict(from, to).summary());
            assertThat(report.summary()).doesNotContain("app's side", "null");
            var advice = advice(report);
            if (advice.startsWith("Roll back")) {
                assertThat(advice).contains("2.0.0").doesNotContain("Roll back the deploy of shop 1.0.0");
                assertThat(some.report(at(from), at(to), Optional.of("/orders")).steps())
                        .hasSize(9);
                some.changed("14:20:00", ChangeKind.DEPLOY, "shop", "1.0.0");
                assertThat(advice(some.report(from, to))).doesNotContain("Roll back");
            }
        }
    }

    private static String clock(Instant instant) {
        return instant.toString().substring(11, 19);
    }

    private static IncidentScene random(Random random) {
        var scene = new IncidentScene();
        for (var i = random.nextInt(4); i > 0; i--) {
            var start = at("13:58:00").plusSeconds(5L * random.nextInt(30));
            var end = start.plus(Duration.ofSeconds(5L * random.nextInt(20)));
            scene.with(
                    random.nextBoolean()
                            ? up("dep-" + i)
                            : down("dep-" + i, clock(start), clock(end), clock(end.plusSeconds(5))));
        }
        scene.answered("/orders", "13:50:00", clock(at("13:59:00").plusSeconds(random.nextInt(60))), true);
        if (random.nextInt(8) > 0) {
            scene.answered("/orders", clock(at("13:59:50").plusSeconds(random.nextInt(20))), "14:01:00", false);
        }
        scene.changed("08:00:00", ChangeKind.DEPLOY, "shop", "1.0.0");
        if (random.nextInt(3) > 0) {
            scene.changed(clock(at("13:58:00").plusSeconds(random.nextInt(120))), ChangeKind.DEPLOY, "shop", "2.0.0");
        }
        if (random.nextInt(3) == 0) {
            scene.changed(clock(at("13:59:00").plusSeconds(random.nextInt(80))), ChangeKind.DEPLOY, "shop", "1.0.0");
        }
        if (random.nextInt(3) == 0) {
            scene.changed(clock(at("13:58:00").plusSeconds(random.nextInt(120))), ChangeKind.CONFIG, "dep-1", "");
        }
        return scene;
    }
}
