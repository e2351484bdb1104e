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
import java.util.List;
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

    /** As {@link #outage}, and the same three hours before. */
    private static TimelineBuilder twoOutages(String name) {
        return timeline(name)
                .upFrom("06:00:00", "09:00:00")
                .downFrom("09:00:10", "09:09:50")
                .upFrom("09:10:00", "12:00:00")
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
        var verdict = about("12:01:00", "12:09:00").of(twoOutages("db"));

        // Starts from 09:00:10 to 09:01:50 match, and up to a minute later they do with the lag; the baseline has
        // starts
        // from 06:00:00 to 11:51:59. The grid is 7.5 s wide.
        assertThat(only(verdict).chance().orElseThrow()).isEqualTo(160.0 / 21_119, within(8.0 / 21_119));
    }

    @Test
    void whatHappensInTheWindowItselfIsNoEvidenceOfWhatIsUsual() {
        var verdict = about("12:01:00", "12:09:00").of(outage("db"));

        assertThat(only(verdict).chance()).hasValue(0);
    }

    @Test
    void aFailureInAnotherWindowOfErrorsIsNoChance() {
        var db = timeline("db")
                .upFrom("06:00:00", "08:00:00")
                .downFrom("08:00:10", "10:00:00")
                .upFrom("10:00:10", "12:00:00")
                .downFrom("12:00:10", "12:20:00");

        var alone = about("12:01:00", "12:09:00").of(db);
        var beside = about("12:01:00", "12:09:00")
                .besideErrors("08:00:10", "10:00:05")
                .of(db);

        assertThat(only(alone).finding()).isEqualTo(Finding.FAILED_BUT_UNRELATED);
        assertThat(only(beside).chance()).hasValue(0);
        assertThat(only(beside).finding()).isEqualTo(Finding.FAILED);
        assertThat(beside.answer()).isEqualTo(VerdictAnswer.COINCIDES);
    }

    @Test
    void whileItIsDownTimeInWhichItWasOnlyDegradedDoesNotCount() {
        var db = timeline("db")
                .upFrom("06:00:00", "08:00:00")
                .degradedFrom("08:00:10", "10:00:00")
                .upFrom("10:00:10", "12:00:00")
                .downFrom("12:00:10", "12:20:00");

        var verdict = about("12:01:00", "12:09:00").of(db);

        assertThat(only(verdict).chance()).hasValue(0);
        assertThat(only(verdict).finding()).isEqualTo(Finding.FAILED);
    }

    @Test
    void aLagHasAPrice() {
        // At 22 s 91 % of the window is explained, at 25 s all of it: the difference is not worth it.
        var verdict = about("12:10:10", "12:10:15").of(outage("db"));

        var lag = only(verdict).lag();
        assertThat(lag).isBetween(Duration.ofMillis(21_500), Duration.ofMillis(23_500));
        assertThat(only(verdict).explained()).isBetween(0.88, 0.97);
        assertThat(only(verdict).score().lag()).isEqualTo(Math.pow(2, -lag.toMillis() / 15_000.0), within(1e-9));
    }

    @Test
    void aWindowThatIsMostlyExplainedAsItIsNeedsNoLag() {
        var verdict = about("12:00:40", "12:10:20").of(outage("db"));

        assertThat(only(verdict).lag()).isZero();
        assertThat(only(verdict).explained()).isEqualTo(555.0 / 580, within(1e-9));
        assertThat(only(verdict).score().lag()).isEqualTo(1);
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
        var verdict = about("12:04:00", "12:14:00").of(outage("db"));

        assertThat(only(verdict).explained()).isEqualTo(355.0 / 600, within(1e-9));
        assertThat(verdict.answer()).isEqualTo(VerdictAnswer.COINCIDES);

        var later = about("12:08:00", "12:18:00").of(outage("db"));

        assertThat(only(later).explained()).isEqualTo(115.0 / 600, within(1e-9));
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
        assertThat(only(verdict).why()).contains("Failed", "how much of the window it covers is unknown");
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

        assertThat(only(verdict).chance().orElseThrow()).isGreaterThan(0.99);
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
    void whatCouldNotBeCheckedSaysWhyAndNoMissingCpu() {
        var db = timeline("db")
                .upFrom("06:00:00", "12:00:00")
                .saying("the password file cannot be read")
                .unknownFrom("12:00:10", "12:05:00")
                .upFrom("12:05:10", "12:20:00");

        var verdict = about("12:00:30", "12:04:00").of(db);

        assertThat(verdict.notes())
                .contains("Faultline does not know how db was between 12:00:10 and 12:05:00 UTC: the password file"
                        + " cannot be read.")
                .noneMatch(note -> note.contains("CPU"));
    }

    @Test
    void dependenciesThatCouldNotBeCheckedForOneReasonShareANote() {
        var names = List.of("cache", "db", "mail", "queue", "search");
        var unchecked = names.stream()
                .map(name -> timeline(name)
                        .upFrom("06:00:00", "12:00:00")
                        .saying("no descriptor is left")
                        .unknownFrom("12:00:10", "12:05:00")
                        .upFrom("12:05:10", "12:20:00"))
                .toArray(TimelineBuilder[]::new);

        assertThat(about("12:00:30", "12:04:00").of(unchecked).notes())
                .containsOnlyOnce("Faultline does not know how cache, db, mail and 2 others were between 12:00:10 and"
                        + " 12:05:00 UTC: no descriptor is left.")
                .filteredOn(note -> note.contains("no descriptor is left"))
                .hasSize(1);
    }

    @Test
    void aClockThatJumpedIsNamedAndNoMissingCpu() {
        var db = timeline("db")
                .upFrom("06:00:00", "12:00:50")
                .clockJumpAt("12:01:00", "PT-1H")
                .upFrom("12:01:10", "12:20:00");

        var verdict = about("12:00:30", "12:04:00").of(db);

        assertThat(verdict.notes())
                .contains(
                        "At 12:01:00 UTC the wall clock jumped back by 1 h, so times around it may be wrong by that much.")
                .noneMatch(note -> note.contains("CPU"));
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
        var verdict = about("12:10:00", "12:12:00")
                .errorAt("12:10:02")
                .errorAt("12:10:04")
                .of(outage("db"));

        assertThat(only(verdict).explained()).isEqualTo(1);
        assertThat(only(verdict).lag()).isEqualTo(Duration.ofSeconds(14));
    }

    @Test
    void anErrorWhoseRequestRanThroughTheFailureNeedsNoLag() {
        var verdict = about("12:10:05", "12:10:40")
                .errorAfter("30s", "12:10:10")
                .errorAfter("30s", "12:10:15")
                .errorAfter("1s", "12:10:20")
                .of(outage("db"));

        assertThat(only(verdict).explained()).isEqualTo(2.0 / 3, within(1e-9));
        assertThat(only(verdict).lag()).isZero();
        assertThat(only(verdict).score().lag()).isEqualTo(1);
        assertThat(only(verdict).why()).contains("the failing requests had run for 30 s");
        assertThat(verdict.answer()).isEqualTo(VerdictAnswer.COINCIDES);
    }

    @Test
    void aRequestThatRanLongerThanAnyLagReachesItsCause() {
        var verdict = about("12:14:00", "12:14:10").errorAfter("5m", "12:14:05").of(outage("db"));

        assertThat(only(verdict).explained()).isEqualTo(1);
        assertThat(only(verdict).finding()).isEqualTo(Finding.FAILED);
        assertThat(only(verdict).certain()).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void aRequestThatFailedAtOnceIsNotExplainedByWhatWasOver() {
        var verdict =
                about("12:10:10", "12:10:30").errorAfter("5ms", "12:10:20").of(outage("db"));

        assertThat(only(verdict).explained()).isZero();
        assertThat(verdict.answer()).isEqualTo(VerdictAnswer.DOES_NOT_COINCIDE);
    }

    @Test
    void whatIsOnlyExplainedByALagMayHaveFailedWhereTheWindowWasHardlyWatched() {
        var db = timeline("db")
                .upFrom("06:00:00", "12:00:00")
                .downFrom("12:00:10", "12:09:50")
                .upFrom("12:10:00", "12:10:20")
                .upFrom("12:11:30", "12:20:00");

        var verdict = about("12:10:10", "12:10:50").of(db);

        assertThat(only(verdict).explained()).isGreaterThan(0.02);
        assertThat(only(verdict).finding()).isEqualTo(Finding.MAY_HAVE_FAILED);
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
