// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis.verdict;

import static dev.faultline.analysis.verdict.JudgeAsking.about;
import static dev.faultline.testing.TimelineBuilder.timeline;
import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.changes.Change.ChangeKind;
import dev.faultline.probe.FailureClass;
import dev.faultline.testing.TimelineBuilder;
import org.junit.jupiter.api.Test;

/** What looks like a dependency and is not. */
class VerdictNotesTest {

    private static TimelineBuilder outage(String name, FailureClass failure) {
        return timeline(name)
                .upFrom("06:00:00", "12:00:00")
                .downFrom("12:00:10", "12:09:50", failure)
                .upFrom("12:10:00", "12:20:00");
    }

    private static TimelineBuilder healthy(String name) {
        return timeline(name).upFrom("06:00:00", "12:20:00");
    }

    @Test
    void everythingAtOnceWithTheSameFailureClassPointsAtTheNetwork() {
        var verdict =
                about("12:01:00", "12:09:00").of(outage("db", FailureClass.DNS), outage("cache", FailureClass.DNS));

        assertThat(verdict.answer()).isEqualTo(VerdictAnswer.COINCIDES);
        assertThat(verdict.notes().get(0)).contains("Both observed dependencies", "'dns'", "network", "DNS", "node");
    }

    @Test
    void whatWasOverBeforeTheWindowDoesNotShareACauseWithWhatLastedIntoIt() {
        var verdict = about("12:01:00", "12:09:00")
                .of(
                        outage("db", FailureClass.CONNECT),
                        timeline("cache")
                                .upFrom("06:00:00", "12:00:00")
                                .downFrom("12:00:10", "12:00:30", FailureClass.CONNECT)
                                .upFrom("12:00:40", "12:20:00"));

        assertThat(verdict.suspects()).contains("db");
        assertThat(verdict.notes()).noneMatch(note -> note.contains("observed dependencies failed"));
    }

    @Test
    void theSameGapInManyIsOneNote() {
        var verdict = about("12:01:00", "12:09:00").of(gap("a"), gap("b"), gap("c"), gap("d"));

        assertThat(verdict.notes())
                .filteredOn(note -> note.contains("not observed for"))
                .containsExactly("a, b, c and d were not observed for 50 % of the window.");
    }

    private static TimelineBuilder gap(String name) {
        return timeline(name).upFrom("06:00:00", "12:05:00").upFrom("12:09:00", "12:20:00");
    }

    @Test
    void aVolumeThatIsStillThereDoesNotSpeakAgainstTheNetwork() {
        var verdict = about("12:01:00", "12:09:00")
                .of(
                        outage("db", FailureClass.DNS),
                        outage("cache", FailureClass.DNS),
                        healthy("uploads").kind("file"));

        assertThat(verdict.notes().get(0)).contains("Both observed dependencies");
    }

    @Test
    void oneThatWasSparedSpeaksAgainstTheNetwork() {
        var verdict = about("12:01:00", "12:09:00")
                .of(outage("db", FailureClass.DNS), outage("cache", FailureClass.DNS), healthy("api"));

        assertThat(verdict.notes()).noneMatch(note -> note.contains("All "));
    }

    @Test
    void differentFailureClassesSpeakAgainstTheNetwork() {
        var verdict =
                about("12:01:00", "12:09:00").of(outage("db", FailureClass.AUTH), outage("cache", FailureClass.DNS));

        assertThat(verdict.notes()).noneMatch(note -> note.contains("All "));
    }

    @Test
    void theFailedNetworkIsSaidFirst() {
        var verdict = about("12:01:00", "12:09:00")
                .of(
                        outage("db", FailureClass.CONNECT),
                        outage("net", FailureClass.CONNECT).kind("network"));

        assertThat(verdict.notes().get(0)).startsWith("The pod's own network failed in the window (net)");
    }

    @Test
    void twoBehindOneHostAreSaidToBe() {
        var verdict = about("12:01:00", "12:09:00")
                .of(
                        outage("orders", FailureClass.CONNECT).endpoints("db:5432"),
                        outage("users", FailureClass.TIMEOUT).endpoints("db:5433"));

        assertThat(verdict.suspects()).hasSize(2);
        assertThat(verdict.notes()).contains("orders and users share db: a fault there hits both, so count it once.");
    }

    @Test
    void aChangeShortlyBeforeIsSaidAlsoWhenADependencyFailed() {
        var verdict = about("12:01:00", "12:09:00")
                .change("11:20:00", ChangeKind.DEPLOY, "checkout", "1.42.0")
                .change("10:00:00", ChangeKind.CONFIG, "checkout", "")
                .change("-1T11:00:00", ChangeKind.OTHER, "too old", "")
                .change("12:10:00", ChangeKind.OTHER, "too late", "")
                .of(outage("db", FailureClass.CONNECT));

        assertThat(verdict.changes()).extracting(change -> change.subject()).containsExactly("checkout", "checkout");
        assertThat(verdict.notes())
                .contains("Also changed before: deploy of checkout 1.42.0 (41 min before). Both can play a part.");
    }

    @Test
    void withNoFailureTheChangesBeforeTheWindowComeFirst() {
        var verdict = about("12:01:00", "12:09:00")
                .change("11:20:00", ChangeKind.DEPLOY, "checkout", "1.42.0")
                .of(healthy("db"));

        assertThat(verdict.summary())
                .isEqualTo("db was up, and no other dependency is watched. The cause is in the app, its platform, or"
                        + " something not watched. One change is possible: the deploy of checkout 1.42.0, 41 min"
                        + " before the window.");
    }
}
