// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis;

import static dev.faultline.analysis.IncidentScene.down;
import static dev.faultline.analysis.IncidentScene.up;
import static dev.faultline.testing.TimelineBuilder.at;
import static dev.faultline.testing.TimelineBuilder.timeline;
import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.analysis.runbook.StepName;
import dev.faultline.analysis.verdict.JudgedWindow;
import dev.faultline.analysis.verdict.VerdictQuestion;
import dev.faultline.changes.Change.ChangeKind;
import dev.faultline.errors.ErrorSample;
import dev.faultline.probe.FailureClass;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The answer in a few words, and what is said where no error is known. */
class AnswerInWordsTest {

    private static final String FROM = "14:00:00";
    private static final String TO = "14:00:41";

    private final IncidentScene scene = new IncidentScene();

    private IncidentScene errors() {
        return scene.answered("/orders", "13:30:00", "13:59:59", true).answered("/orders", FROM, TO, false);
    }

    @Test
    void whatExplainsFarLessThanTheFirstIsNotCountedInTheAnswer() {
        errors().with(
                        down("orders-db", "13:59:59", "14:01:00", "14:01:05"),
                        down("cache", "14:00:10", "14:00:15", "14:00:20"),
                        down("mail", "14:00:20", "14:00:25", "14:00:30"));

        var verdict = scene.verdict(FROM, TO);

        assertThat(verdict.suspects()).containsExactlyInAnyOrder("orders-db", "cache", "mail");
        assertThat(verdict.headline()).isEqualTo("Yes: orders-db");
    }

    @Test
    void whatExplainsAsMuchIsNamedInTheAnswerToo() {
        errors().with(
                        down("orders-db", "13:59:59", "14:01:00", "14:01:05"),
                        down("cache", "13:59:59", "14:01:00", "14:01:05"),
                        up("mail"));

        assertThat(scene.verdict(FROM, TO).headline()).isEqualTo("Yes: cache and orders-db");
    }

    @Test
    void whatTheFirstSentenceNamesIsTheFirstSuspect() {
        errors().with(
                        up("ledger"),
                        down("aaa-cache", "14:00:01", "14:01:00", "14:01:05"),
                        down("orders-db", "13:59:50", "14:01:00", "14:01:05"));

        var verdict = scene.verdict(FROM, TO);

        assertThat(verdict.summary()).startsWith("orders-db ");
        assertThat(verdict.headline()).startsWith("Yes: orders-db");
        assertThat(verdict.suspects()).first().isEqualTo("orders-db");
        assertThat(verdict.dependencies().get(0).dependency().name()).isEqualTo("orders-db");
    }

    @Test
    void aFailureThatWasOverBeforeTheWindowIsOnlyPossible() {
        errors().with(down("partner", "13:59:10", "13:59:50", "13:59:52"), up("orders-db"));

        var verdict = scene.verdict(FROM, TO);

        assertThat(verdict.headline()).isEqualTo("Possibly: partner");
        assertThat(verdict.summary()).startsWith("partner was down from ").contains("before the window");
    }

    @Test
    void whereNoErrorIsKnownNoFirstErrorIsSpokenOf() {
        scene.answered("/orders", "13:30:00", TO, true)
                .with(up("orders-db"), down("cache", "14:00:10", "14:00:15", "14:00:20"))
                .changed("13:55:00", ChangeKind.DEPLOY, "shop", "2.0.0")
                .changed("14:00:00", ChangeKind.CONFIG, "/etc/app", "")
                .changed("14:00:10", ChangeKind.CONFIG, "/etc/other", "");

        var report = scene.report(FROM, TO);

        assertThat(report.step(StepName.CHANGES).details())
                .anySatisfy(line -> assertThat(line).contains("5 min before the window"))
                .anySatisfy(line -> assertThat(line).contains("10 s into the window"));
        assertThat(report.toString()).doesNotContain("first error", "the errors began", "the errors had begun");
    }

    @Test
    void namesThatCouldNotBeResolvedAllAtOncePointToTheResolver() {
        errors();
        for (var name : new String[] {"cache", "ledger", "orders-db"}) {
            scene.with(timeline(name)
                    .kind("postgresql")
                    .every("5s")
                    .upFrom("10:00:00", "13:59:54")
                    .downFrom("13:59:59", "14:01:00", FailureClass.DNS)
                    .upFrom("14:01:05", "15:00:00"));
        }

        assertThat(scene.report(FROM, TO).summary())
                .startsWith("The names of cache, ledger and orders-db could not be resolved, all at once: suspect the"
                        + " resolver (the pod's DNS) and the way to it.");
    }

    @Test
    void aResolverThatFailedIsNamedBeforeThoseWhoseNamesItDidNotResolve() {
        errors().with(
                        timeline("names")
                                .kind("dns")
                                .every("20s")
                                .upFrom("10:00:00", "13:59:40")
                                .downFrom("14:00:00", "14:01:00")
                                .upFrom("14:01:20", "15:00:00"),
                        timeline("cache")
                                .kind("redis")
                                .every("5s")
                                .upFrom("10:00:00", "13:59:54")
                                .downFrom("13:59:59", "14:01:00", FailureClass.DNS)
                                .upFrom("14:01:05", "15:00:00"),
                        up("orders-db"));

        var report = scene.report(FROM, TO);

        assertThat(report.summary())
                .startsWith("names was ")
                .contains("Names could not be resolved (names), and cache failed with 'dns'");
        assertThat(scene.verdict(FROM, TO).suspects()).containsExactly("names", "cache");
    }

    @Test
    void whatFitsAsWellAsWhatIsNamedIsSaidTo() {
        errors().with(
                        down("orders-db", "13:59:59", "14:01:00", "14:01:05"),
                        down("cache", "13:59:59", "14:01:00", "14:01:05"),
                        down("mail", "14:00:00", "14:00:05", "14:00:10"),
                        up("ledger"));

        assertThat(scene.verdict(FROM, TO).summary())
                .contains(" orders-db (100 % of the errors) fits as well. Also failing: mail (");
    }

    @Test
    void aRouteOfWhichErrorsAreGivenIsKnown() {
        var known = new KnownRoutes(Set.of("/orders"), Set.of());
        var window = new JudgedWindow(at(FROM), at(TO), Optional.of("/pay"));
        var asked = VerdictQuestion.on(window, at(TO));
        var given = new ErrorSample(at(FROM), 1, Optional.of("/pay"), "");

        assertThat(known.unknown(asked)).isPresent();
        assertThat(known.unknown(new VerdictQuestion(
                        window, List.of(given), asked.tolerance(), asked.maxLag(), Optional.empty(), at(TO))))
                .isEmpty();
    }
}
