// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis.verdict;

import static dev.faultline.analysis.verdict.JudgeAsking.about;
import static dev.faultline.analysis.verdict.JudgeAsking.only;
import static dev.faultline.testing.TimelineBuilder.timeline;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.faultline.testing.TimelineBuilder;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The findings and the answer, rule by rule, with numbers worked out by hand. Probes are 10 s apart and take no time. */
class JudgeTest {

    /** Up since 06:00, down from somewhere in 12:00:00 to 12:00:10 until somewhere in 12:09:50 to 12:10:00. */
    private static TimelineBuilder outage(String name) {
        return timeline(name)
                .upFrom("06:00:00", "12:00:00")
                .downFrom("12:00:10", "12:09:50")
                .upFrom("12:10:00", "12:20:00");
    }

    private static TimelineBuilder healthy(String name) {
        return timeline(name).upFrom("06:00:00", "12:20:00");
    }

    @Test
    void anOutageBetweenTwoProbesIsNotCleared() {
        var db = timeline("db").every("30s").upAt("12:00:00").upAt("12:00:30");

        var verdict = about("12:00:10", "12:00:12").of(db);

        assertThat(verdict.answer()).isEqualTo(VerdictAnswer.INCONCLUSIVE);
        assertThat(only(verdict).finding()).isEqualTo(Finding.MAY_HAVE_FAILED);
        assertThat(only(verdict).resolution()).contains(Duration.ofSeconds(30));
    }

    @Test
    void anOutageThatFillsTheWindowCoincides() {
        var verdict = about("12:01:00", "12:09:00").of(outage("db"), healthy("cache"));

        assertThat(verdict.answer()).isEqualTo(VerdictAnswer.COINCIDES);
        assertThat(verdict.suspects()).containsExactly("db");
        assertThat(only(verdict).finding()).isEqualTo(Finding.FAILED);
        assertThat(only(verdict).explained()).isEqualTo(1);
        assertThat(only(verdict).lag()).isZero();
        assertThat(only(verdict).certain()).isEqualTo(Duration.ofMinutes(8));
        assertThat(only(verdict).possible()).isEqualTo(Duration.ofMinutes(8));
        assertThat(only(verdict).coverage()).isEqualTo(1);
        assertThat(only(verdict).observations()).isEqualTo(48);
        assertThat(verdict.summary())
                .isEqualTo(
                        "db was down throughout the window (connect trouble); it went down at most 60 s before the window.");
        assertThat(verdict.dependencies().get(1).finding()).isEqualTo(Finding.CLEARED);
    }

    @Test
    void theSummaryTellsTheOnsetOfTheFailureInTheWindowAndNotOfOneThatWasOver() {
        var verdict = about("12:00:50", "12:00:55")
                .of(timeline("db")
                        .every("10s")
                        .downAt("12:00:00")
                        .upFrom("12:00:10", "12:00:30")
                        .downFrom("12:00:40", "12:01:00")
                        .upAt("12:01:10"));

        assertThat(only(verdict).episodes()).hasSize(2);
        assertThat(verdict.summary()).endsWith("; it went down at most 20 s before the window.");
    }

    @Test
    void theChanceIsTheShareOfPositionsThatMatch() {
        var verdict = about("12:01:00", "12:09:00").of(outage("db"));

        // Starts from 12:00:10 to 12:01:00 match; the baseline has starts from 06:00:00 to 12:01:00.
        assertThat(only(verdict).chance().orElseThrow()).isEqualTo(50.0 / 21_660, within(1e-6));
    }

    @Test
    void theChanceReachesOnByTheLag() {
        // Starts up to a minute after one that matches do match with the lag: from 12:00:10 to 12:02:30, where the
        // window is.
        var verdict = about("12:02:30", "12:10:30").of(outage("db"));

        assertThat(only(verdict).explained()).isEqualTo(1);
        assertThat(only(verdict).lag()).isEqualTo(Duration.ofSeconds(40));
        assertThat(only(verdict).chance().orElseThrow()).isEqualTo(140.0 / 21_750, within(1e-6));
    }

    @Test
    void errorsAreMatchedAtTheLagThatExplainsMost() {
        // The whole outage lasted from 12:00:10 to 12:09:50 for certain; the window is as long and half a minute later.
        var verdict = about("12:00:40", "12:10:20").of(outage("db"));

        assertThat(only(verdict).lag()).isEqualTo(Duration.ofSeconds(30));
        assertThat(only(verdict).explained()).isEqualTo(1);
    }

    @Test
    void aSingleFailingObservationCountsForWhatItMayWellHaveBeen() {
        var db =
                timeline("db").upFrom("06:00:00", "12:00:20").downAt("12:00:30").upFrom("12:00:40", "12:05:00");

        var verdict = about("12:00:20", "12:00:40").of(db);

        // A triangle of 20 s and height 1.
        assertThat(only(verdict).explained()).isEqualTo(0.5, within(1e-9));
        assertThat(only(verdict).certain()).isZero();
        assertThat(only(verdict).possible()).isEqualTo(Duration.ofSeconds(20));
        assertThat(only(verdict).finding()).isEqualTo(Finding.FAILED);
        assertThat(verdict.answer()).isEqualTo(VerdictAnswer.COINCIDES);
    }

    @Test
    void whatExplainsLessThanHalfCoincidesPartly() {
        var verdict = about("12:05:00", "12:15:00").of(outage("db"));

        // At the largest lag 5 min 55 s of 10 min; without the last minute of lag it would be less.
        assertThat(only(verdict).lag()).isEqualTo(Duration.ofSeconds(60));
        assertThat(only(verdict).explained()).isEqualTo(355.0 / 600, within(1e-9));
        assertThat(verdict.answer()).isEqualTo(VerdictAnswer.COINCIDES);

        var later = about("12:08:00", "12:18:00").of(outage("db"));

        assertThat(only(later).explained()).isEqualTo(175.0 / 600, within(1e-9));
        assertThat(later.answer()).isEqualTo(VerdictAnswer.PARTLY_COINCIDES);
        assertThat(later.suspects()).containsExactly("db");
    }

    @Test
    void aBlipInALongWindowIsUnrelated() {
        var db =
                timeline("db").upFrom("00:00:00", "12:04:50").downAt("12:05:00").upFrom("12:05:10", "12:40:00");

        var verdict = about("12:00:00", "12:20:00").of(db);

        assertThat(only(verdict).explained()).isEqualTo(10.0 / 1200, within(1e-9));
        assertThat(only(verdict).finding()).isEqualTo(Finding.FAILED_BUT_UNRELATED);
        assertThat(verdict.answer()).isEqualTo(VerdictAnswer.DOES_NOT_COINCIDE);
    }

    @Test
    void aBlipInAWindowThatWasHardlyWatchedMayHaveBeenMore() {
        var db = timeline("db")
                .upFrom("00:00:00", "12:00:00")
                .unknownAt("12:00:10")
                .downAt("12:05:00")
                .unknownAt("12:05:10")
                .upFrom("12:20:00", "12:40:00");

        var verdict = about("12:00:30", "12:19:00").of(db);

        assertThat(only(verdict).finding()).isEqualTo(Finding.MAY_HAVE_FAILED);
        assertThat(only(verdict).why()).contains("Failed", "its state is unknown");
        assertThat(verdict.answer()).isEqualTo(VerdictAnswer.INCONCLUSIVE);
    }

    @Test
    void aNetworkThatWasNotWatchedIsKnownFromWhatWentOverIt() {
        var network = timeline("network").kind("network").upFrom("13:00:00", "13:10:00");

        var beside = about("12:01:00", "12:09:00").of(healthy("db"), network);
        var alone = about("12:01:00", "12:09:00").of(network);

        assertThat(beside.answer()).isEqualTo(VerdictAnswer.DOES_NOT_COINCIDE);
        assertThat(alone.answer()).isEqualTo(VerdictAnswer.INCONCLUSIVE);
    }

    @Test
    void whatHasBeenDownAllDayIsUnrelated() {
        var api = timeline("api").downFrom("00:00:00", "12:20:00");

        var verdict = about("12:00:00", "12:05:00").of(api);

        assertThat(only(verdict).chance()).hasValue(1);
        assertThat(only(verdict).finding()).isEqualTo(Finding.FAILED_BUT_UNRELATED);
        assertThat(verdict.suspects()).isEmpty();
        assertThat(verdict.answer()).isEqualTo(VerdictAnswer.DOES_NOT_COINCIDE);
    }

    @Test
    void aShortBaselineHasNoChance() {
        var db = timeline("db").upFrom("11:58:00", "12:00:00").downFrom("12:00:10", "12:05:00");

        var verdict = about("12:01:00", "12:04:00").of(db);

        assertThat(only(verdict).chance()).isEmpty();
        assertThat(only(verdict).finding()).isEqualTo(Finding.FAILED);
        assertThat(verdict.notes()).anyMatch(note -> note.contains("Not enough history yet to rule out chance for db"));
    }

    @Test
    void aDegradedDependencyIsFoundAsThat() {
        var db = timeline("db").upFrom("06:00:00", "12:00:00").degradedFrom("12:00:10", "12:09:50");

        var verdict = about("12:01:00", "12:09:00").of(db);

        assertThat(only(verdict).finding()).isEqualTo(Finding.DEGRADED);
        assertThat(verdict.answer()).isEqualTo(VerdictAnswer.COINCIDES);
        assertThat(verdict.summary()).startsWith("db was slow throughout the window");
    }

    @Test
    void whatWasSeenUpCloselyEnoughIsCleared() {
        var verdict = about("12:00:00", "12:05:00").of(healthy("db"));

        assertThat(only(verdict).finding()).isEqualTo(Finding.CLEARED);
        assertThat(only(verdict).explained()).isZero();
        assertThat(only(verdict).chance()).hasValue(1);
        assertThat(verdict.answer()).isEqualTo(VerdictAnswer.DOES_NOT_COINCIDE);
    }

    @Test
    void aGapInTheWindowLeavesItOpen() {
        var db = timeline("db").upFrom("06:00:00", "12:02:00").upFrom("12:04:00", "12:20:00");

        var verdict = about("12:00:00", "12:10:00").of(db);

        assertThat(only(verdict).finding()).isEqualTo(Finding.MAY_HAVE_FAILED);
        assertThat(only(verdict).coverage()).isEqualTo(0.8, within(1e-9));
        assertThat(only(verdict).possible()).isEqualTo(Duration.ofMinutes(2));
        assertThat(verdict.answer()).isEqualTo(VerdictAnswer.INCONCLUSIVE);
        assertThat(verdict.notes()).contains("db was not observed for 20 % of the window.");
    }

    @Test
    void aGapThatALagWouldReachLeavesItOpen() {
        var db = timeline("db").upFrom("06:00:00", "11:57:00").upFrom("11:59:30", "12:20:00");

        var verdict = about("12:00:00", "12:05:00").of(db);

        // At a lag of 60 s the window begins 30 s inside the gap, a tenth of its length.
        assertThat(only(verdict).coverage()).isEqualTo(1);
        assertThat(only(verdict).finding()).isEqualTo(Finding.MAY_HAVE_FAILED);
    }

    @Test
    void aStarvedProberKnowsNothing() {
        var db = timeline("db")
                .upFrom("06:00:00", "12:00:00")
                .unknownFrom("12:00:10", "12:05:00")
                .upFrom("12:05:10", "12:20:00");

        var verdict = about("12:00:30", "12:04:00").of(db);

        assertThat(only(verdict).finding()).isEqualTo(Finding.MAY_HAVE_FAILED);
        assertThat(verdict.notes())
                .contains("Faultline itself got no CPU between 12:00:10 and 12:05:00 UTC; nothing is known of that"
                        + " time.");
    }

    @Test
    void whatWasNeverSeenInReachIsNotObserved() {
        var db = timeline("db").upFrom("06:00:00", "10:00:00");

        var verdict = about("12:00:00", "12:05:00").of(db, timeline("cache"));

        assertThat(verdict.dependencies())
                .extracting(DependencyVerdict::finding)
                .containsOnly(Finding.NOT_OBSERVED);
        assertThat(verdict.answer()).isEqualTo(VerdictAnswer.INCONCLUSIVE);
        assertThat(only(verdict).why()).isNotEmpty();
    }

    @Test
    void anOpenOneDoesNotHideAFailure() {
        var verdict = about("12:01:00", "12:09:00").of(timeline("cache"), outage("db"));

        assertThat(verdict.answer()).isEqualTo(VerdictAnswer.COINCIDES);
        assertThat(verdict.dependencies())
                .extracting(each -> each.dependency().name())
                .containsExactly("db", "cache");
    }

    @Test
    void aFailingObservationInTheWindowIsNeverClearedByItsLag() {
        // The best lag leaves the failing observation at the window's very end behind.
        var db = timeline("db")
                .upFrom("06:00:00", "11:58:50")
                .downFrom("11:59:00", "12:00:00")
                .upFrom("12:00:10", "12:04:50")
                .downAt("12:05:00");

        var verdict =
                about("12:00:50", "12:05:00").maxLag(Duration.ofMinutes(2)).of(db);

        assertThat(only(verdict).finding()).isEqualTo(Finding.FAILED);
        assertThat(only(verdict).lag()).isPositive();
    }

    @Test
    void whatIsStillToComeIsNeitherMissingNorUp() {
        var db = timeline("db").upFrom("06:00:00", "12:04:50");

        var verdict = about("12:00:00", "12:05:10").now("12:05:10").of(db);

        assertThat(only(verdict).finding()).isEqualTo(Finding.CLEARED);
        assertThat(only(verdict).coverage()).isEqualTo(1);
        assertThat(verdict.notes()).anyMatch(note -> note.contains("Ask again"));
    }

    @Test
    void aWindowOfWhichNothingWasSeenYetIsOpen() {
        var db = timeline("db").upFrom("06:00:00", "12:05:00");

        var verdict = about("12:05:01", "12:05:06").now("12:05:06").of(db);

        assertThat(only(verdict).finding()).isEqualTo(Finding.MAY_HAVE_FAILED);
        assertThat(only(verdict).why()).contains("ask again");
    }

    @Test
    void withErrorTimesTheyAreExplainedAndNotTheWindow() {
        var verdict = about("12:00:00", "12:20:00")
                .maxLag(Duration.ZERO)
                .errorAt("12:05:00", 6, "")
                .errorAt("12:00:05", 2, "")
                .errorAt("12:15:00", 2, "")
                .of(outage("db"));

        // Six of ten for certain, and two at even odds.
        assertThat(only(verdict).explained()).isEqualTo(0.7, within(1e-9));
        assertThat(only(verdict).certain()).isEqualTo(Duration.ofMinutes(12));
        assertThat(only(verdict).possible()).isEqualTo(Duration.ofMinutes(16));
        assertThat(verdict.summary())
                .startsWith("db was probably down during about 70 % of the 10 errors (at least 60 %; ");
    }

    @Test
    void errorsFollowTheirCauseTogether() {
        var verdict = about("12:00:00", "12:12:00")
                .errorAt("12:00:40")
                .errorAt("12:10:20")
                .of(outage("db"));

        assertThat(only(verdict).explained()).isEqualTo(1);
        assertThat(only(verdict).lag()).isEqualTo(Duration.ofMillis(30_000));
    }

    @Test
    void errorsOutsideTheWindowOrOfAnotherRouteAreIgnoredAndThatIsSaid() {
        var verdict = about("12:01:00", "12:09:00")
                .route("/pay")
                .errorAt("12:05:00")
                .errorAt("13:00:00")
                .errorOn("/search", "12:06:00")
                .errorOn("/pay?x=1", "12:07:00")
                .of(outage("db"));

        assertThat(verdict.notes())
                .contains("1 error was ignored: outside the window.", "1 error was ignored: other route.");
        assertThat(only(verdict).explained()).isEqualTo(1);
    }

    @Test
    void aDependencyOfOtherRoutesCannotMatter() {
        var verdict =
                about("12:01:00", "12:09:00").route("/search").of(outage("db").routes("/checkout/*"), healthy("cache"));

        assertThat(verdict.dependencies())
                .extracting(each -> each.dependency().name())
                .containsExactly("cache");
        assertThat(verdict.answer()).isEqualTo(VerdictAnswer.DOES_NOT_COINCIDE);
    }

    @Test
    void withoutDependenciesNothingCanBeSaid() {
        var verdict = about("12:01:00", "12:09:00").of();

        assertThat(verdict.answer()).isEqualTo(VerdictAnswer.INCONCLUSIVE);
        assertThat(verdict.summary()).isEqualTo("No dependency is configured, so nothing can be said.");
    }

    @Test
    void anOptionalOneComesLaterInTheOrderButCountsInTheAnswer() {
        var verdict = about("12:01:00", "12:09:00").of(outage("a").optional(), outage("b"));

        assertThat(verdict.suspects()).containsExactly("b", "a");
        assertThat(about("12:01:00", "12:09:00").of(outage("a").optional()).answer())
                .isEqualTo(VerdictAnswer.COINCIDES);
    }

    @Test
    void whatTheErrorsSpeakOfComesFirst() {
        var orders = outage("orders").kind("postgresql").endpoints("db:5432");
        var cache = outage("cache").kind("redis").endpoints("store:6379");

        var byDriver = about("12:01:00", "12:09:00")
                .errorAt("12:02:00", 1, "org.postgresql.util.PSQLException: The connection attempt failed")
                .of(cache, orders);
        var byHost = about("12:01:00", "12:09:00")
                .errorAt("12:02:00", 1, "Could not connect to store:6379")
                .of(cache, orders);

        assertThat(byDriver.suspects()).containsExactly("orders", "cache");
        assertThat(byHost.suspects()).containsExactly("cache", "orders");
    }

    @Test
    void theOneThatFailedFirstComesFirst() {
        var early = outage("early");
        var late = timeline("late")
                .upFrom("06:00:00", "12:02:00")
                .downFrom("12:02:10", "12:09:50")
                .upFrom("12:10:00", "12:20:00");

        var verdict = about("12:00:10", "12:09:00").of(late, early);

        assertThat(verdict.suspects()).containsExactly("early", "late");
        assertThat(only(verdict).score().onset()).isEqualTo(1);
        assertThat(verdict.dependencies().get(1).score().onset()).isLessThan(0.25);
    }
}
