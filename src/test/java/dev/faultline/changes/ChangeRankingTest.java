// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.changes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.changes.Change.ChangeKind;
import dev.faultline.changes.ChangeContext.Errors;
import dev.faultline.changes.ChangeContext.GoodAnswers;
import dev.faultline.changes.RankedChange.Standing;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ChangeRankingTest {

    private static final Instant OPENED = Instant.parse("2026-11-22T14:00:00Z");
    private static final Instant CLOSED = OPENED.plusSeconds(600);

    private static Change change(ChangeKind kind, String subject, Duration before) {
        return new Change(OPENED.minus(before), kind, subject, "", "");
    }

    private static Change deploy(Duration before) {
        return change(ChangeKind.DEPLOY, "checkout", before);
    }

    private static List<Errors> everySecond(Instant from, Instant to) {
        return IntStream.range(0, (int) Duration.between(from, to).toSeconds())
                .mapToObj(second -> new Errors(from.plusSeconds(second), 1))
                .toList();
    }

    private static ChangeContext watched(List<Errors> errors) {
        return new ChangeContext(
                OPENED,
                CLOSED,
                on("/checkout"),
                Optional.empty(),
                Optional.of(OPENED.minus(Duration.ofDays(7))),
                errors,
                List.of(),
                Map.of(),
                Set.of());
    }

    private static FailureTrace on(String route) {
        return new FailureTrace(Set.of(route), List.of(), List.of());
    }

    private static ChangeContext quietBut(List<GoodAnswers> good, Map<String, FailedDependency> suspects) {
        return new ChangeContext(
                OPENED,
                CLOSED,
                on("/checkout"),
                Optional.empty(),
                Optional.of(OPENED.minus(Duration.ofDays(7))),
                everySecond(OPENED, CLOSED),
                good,
                suspects,
                Set.of("checkout"));
    }

    private static Change version(String version, Duration before) {
        return new Change(OPENED.minus(before), ChangeKind.DEPLOY, "checkout", version, "");
    }

    private static Change posted(ChangeKind kind, String subject, Duration before, String... files) {
        return new Change(OPENED.minus(before), kind, subject, "", "", List.of(files), true);
    }

    private static ChangeContext quietBefore() {
        return watched(everySecond(OPENED, CLOSED));
    }

    private static RankedChange only(Change change, ChangeContext known) {
        return ChangeRanking.of(List.of(change), known).get(0);
    }

    @Test
    void aDeployAfterWhichTheErrorsBeganIsTheLikelyCause() {
        var ranked = only(deploy(Duration.ofMinutes(1)), quietBefore());

        assertThat(ranked.standing()).isEqualTo(Standing.LIKELY);
        assertThat(ranked.before()).isEqualTo(Duration.ofMinutes(1));
        assertThat(ranked.why()).isEqualTo("60 s before the first error; no error in the 10 min before it.");
    }

    @Test
    void aDeployRightBeforeTheWindowIsClearedIfTheErrorsWereThereBeforeIt() {
        var known = watched(everySecond(OPENED.minusSeconds(3600), CLOSED));

        var ranked = ChangeRanking.of(List.of(deploy(Duration.ofSeconds(10)), deploy(Duration.ofMinutes(70))), known);

        assertThat(ranked)
                .extracting(RankedChange::before)
                .containsExactly(Duration.ofMinutes(70), Duration.ofSeconds(10));
        assertThat(ranked.get(1).standing()).isEqualTo(Standing.CLEARED);
        assertThat(ranked.get(1).why()).contains("the errors were there before it");
    }

    @Test
    void aChangeAfterTheFirstErrorIsCleared() {
        var ranked = only(deploy(Duration.ofSeconds(-30)), quietBefore());

        assertThat(ranked.standing()).isEqualTo(Standing.CLEARED);
        assertThat(ranked.score()).isZero();
    }

    @Test
    void nobodyIsBlamedWhereNobodyWatchedBefore() {
        var ranked = only(deploy(Duration.ofSeconds(1)), ChangeContext.of(OPENED, CLOSED));

        assertThat(ranked.standing()).isEqualTo(Standing.POSSIBLE);
        assertThat(ranked.why()).contains("unknown");
    }

    @Test
    void whatHadBeenThereForHoursWithoutErrorsIsNoLikelyCause() {
        assertThat(only(deploy(Duration.ofHours(3)), quietBefore()).standing()).isEqualTo(Standing.UNLIKELY);
    }

    @Test
    void someBackgroundOfErrorsDoesNotClear() {
        var errors = new ArrayList<>(everySecond(OPENED, CLOSED));
        errors.add(new Errors(OPENED.minusSeconds(300), 3));

        assertThat(only(deploy(Duration.ofSeconds(30)), watched(errors)).standing())
                .isEqualTo(Standing.LIKELY);
    }

    @Test
    void aRestartThatHappensAllTheTimeIsNotBlamedForHappeningAgain() {
        var restarts = IntStream.range(0, 1000)
                .mapToObj(i -> change(ChangeKind.RESTART, "checkout", Duration.ofSeconds(60 + i * 80L)))
                .toList();

        var ranked = ChangeRanking.of(restarts, quietBefore());

        assertThat(ranked).noneMatch(each -> each.standing() == Standing.LIKELY);
    }

    @Test
    void aFailedDependencyTakesTheBlameUnlessTheChangeNamesIt() {
        var known = quietBut(
                List.of(),
                Map.of("orders-db", new FailedDependency(0.97, Optional.of(OPENED.minus(Duration.ofMinutes(30))))));
        var migration = change(ChangeKind.MIGRATION, "orders-db", Duration.ofMinutes(3));
        var deploy = deploy(Duration.ofMinutes(1));
        var lookalike = change(ChangeKind.CONFIG, "orders-db-replica", Duration.ofMinutes(1));

        var ranked = ChangeRanking.of(List.of(deploy, migration, lookalike), known);

        assertThat(ranked.get(0).change()).isEqualTo(migration);
        assertThat(ranked.get(0).standing()).isEqualTo(Standing.LIKELY);
        assertThat(ranked.get(0).why()).contains("it names orders-db");
        assertThat(ranked.subList(1, 3)).allMatch(each -> each.standing() == Standing.UNLIKELY);
    }

    @Test
    void aChangeThatMayHaveMadeTheDependencyFailIsNoLessLikelyForIt() {
        var onset = Optional.of(OPENED.minusSeconds(3));

        var ranked =
                only(deploy(Duration.ofMinutes(2)), quietBut(List.of(), Map.of("db", new FailedDependency(1, onset))));

        assertThat(ranked.standing()).isEqualTo(Standing.LIKELY);
    }

    @Test
    void threeHundredGoodResponsesExonerate() {
        var good = List.of(new GoodAnswers(OPENED.minusSeconds(42), OPENED.minusSeconds(1), 342));

        var ranked = only(deploy(Duration.ofSeconds(42)), quietBut(good, Map.of()));

        assertThat(ranked.standing()).isEqualTo(Standing.CLEARED);
        assertThat(ranked.why()).contains("342 requests succeeded after it");
    }

    @Test
    void whatWasPostedMayTakeTenMinutesToReachTheApp() {
        var good = List.of(new GoodAnswers(OPENED.minusSeconds(42), OPENED.minusSeconds(1), 342));

        var ranked = only(posted(ChangeKind.DEPLOY, "checkout", Duration.ofSeconds(42)), quietBut(good, Map.of()));

        assertThat(ranked.standing()).isEqualTo(Standing.LIKELY);
    }

    @Test
    void moreGoodResponsesAfterAChangeNeverMakeItLikelier() {
        var random = new Random(99);
        for (var round = 0; round < 500; round++) {
            var change = random.nextBoolean()
                    ? deploy(Duration.ofSeconds(random.nextInt(3_000)))
                    : posted(ChangeKind.CONFIG, "checkout", Duration.ofSeconds(random.nextInt(3_000)));
            var good = new ArrayList<GoodAnswers>();
            var last = Double.MAX_VALUE;
            for (var more = 0; more < 8; more++) {
                var score = only(change, quietBut(good, Map.of())).score();

                assertThat(score).isLessThanOrEqualTo(last);
                last = score;
                var start = change.at().plusSeconds(random.nextInt(4_000));
                good.add(new GoodAnswers(start, start.plusSeconds(random.nextInt(60)), 1 + random.nextInt(100)));
            }
        }
    }

    @Test
    void aChangeOfAFailingFileIsLikelierThanOneThatNamesNothing() {
        var trace = new FailureTrace(Set.of(), List.of("com.shop.Cart.add"), List.of("com.shop.EmptyCartException"));
        var known = new ChangeContext(
                OPENED,
                CLOSED,
                trace,
                Optional.empty(),
                Optional.of(OPENED.minus(Duration.ofDays(7))),
                everySecond(OPENED, CLOSED),
                List.of(),
                Map.of(),
                Set.of());
        var guilty = posted(ChangeKind.DEPLOY, "checkout", Duration.ofMinutes(3), "src/main/java/com/shop/Cart.java");
        var other = posted(ChangeKind.DEPLOY, "other", Duration.ofMinutes(1), "src/main/java/com/shop/CartList.java");

        var ranked = ChangeRanking.of(List.of(guilty, other), known);

        assertThat(ranked.get(0).change()).isEqualTo(guilty);
        assertThat(ranked.get(0).why()).contains("it names a file of the stack trace");
        assertThat(ranked).extracting(RankedChange::standing).containsExactly(Standing.LIKELY, Standing.POSSIBLE);
        var byName = new Change(OPENED.minusSeconds(9), ChangeKind.OTHER, "x", "", "fixes EmptyCartException");
        assertThat(only(byName, known).why()).contains("it names EmptyCartException");
    }

    @Test
    void whatIsNotOfTheAppStandsBehind() {
        var ranked = ChangeRanking.of(
                List.of(
                        posted(ChangeKind.DEPLOY, "billing", Duration.ofSeconds(10)),
                        posted(ChangeKind.DEPLOY, "checkout", Duration.ofMinutes(2))),
                quietBut(List.of(), Map.of()));

        assertThat(ranked).extracting(each -> each.change().subject()).containsExactly("checkout", "billing");
        assertThat(ranked).extracting(RankedChange::standing).containsExactly(Standing.LIKELY, Standing.POSSIBLE);
    }

    @Test
    void oneThatPutsBackWhatWasThereBeforeIsARollBack() {
        var ranked = ChangeRanking.of(
                List.of(
                        version("v7", Duration.ofDays(9)),
                        version("v8", Duration.ofMinutes(12)),
                        version("v7", Duration.ofMinutes(1))),
                quietBut(List.of(), Map.of()));

        var back = ranked.stream()
                .filter(each -> each.change().version().equals("v7"))
                .findFirst()
                .orElseThrow();
        assertThat(back.past().rollBack()).isTrue();
        assertThat(back.isUndoable()).isFalse();
        assertThat(back.why()).contains("it was itself a roll-back");
    }

    @Test
    void whatWasRolledBackBeforeTheErrorsIsCleared() {
        var bad = version("2.0.0", Duration.ofMinutes(5));

        var ranked =
                ChangeRanking.of(List.of(bad, version("1.4.2", Duration.ofMinutes(1))), quietBut(List.of(), Map.of()));

        assertThat(ranked.get(0).past().rollBack()).isTrue();
        assertThat(ranked.get(1).change()).isEqualTo(bad);
        assertThat(ranked.get(1).standing()).isEqualTo(Standing.CLEARED);
        assertThat(ranked.get(1).why()).contains("rolled back before the errors began");
    }

    @Test
    void whatWasRolledBackSinceIsLikelyAndNotToBeUndoneAgain() {
        var bad = version("2.0.0", Duration.ofMinutes(1));
        var later = new Change(CLOSED.plusSeconds(60), ChangeKind.DEPLOY, "checkout", "1.4.2", "");

        var ranked = ChangeRanking.of(
                List.of(version("1.4.2", Duration.ofDays(3)), bad, later), quietBut(List.of(), Map.of()));

        assertThat(ranked).extracting(RankedChange::change).containsExactly(bad);
        assertThat(ranked.get(0).standing()).isEqualTo(Standing.LIKELY);
        assertThat(ranked.get(0).past().undoneBy()).contains(later);
        assertThat(ranked.get(0).past().versionBefore()).contains("1.4.2");
        assertThat(ranked.get(0).isUndoable()).isFalse();
    }

    @Test
    void ofTwoCloseChangesNeitherIsBlamedForBeingLast() {
        var ranked = ChangeRanking.of(
                List.of(deploy(Duration.ofSeconds(10)), change(ChangeKind.CONFIG, "/etc/app", Duration.ofSeconds(40))),
                quietBefore());

        assertThat(ranked.get(0).score() - ranked.get(1).score()).isLessThan(0.1);
    }

    @Test
    void whateverIsKnownTheRankingIsOrderedBoundedAndTheSameInAnyOrder() {
        var random = new Random(4711);
        for (var round = 0; round < 300; round++) {
            var changes = IntStream.range(0, random.nextInt(12))
                    .mapToObj(i -> change(
                            ChangeKind.values()[random.nextInt(ChangeKind.values().length)],
                            "s" + random.nextInt(3),
                            Duration.ofMillis(random.nextInt(100_000_000) - 2_000_000)))
                    .toList();
            var errors = IntStream.range(0, random.nextInt(50))
                    .mapToObj(i -> new Errors(OPENED.plusSeconds(random.nextInt(5000) - 4000), 1 + random.nextInt(5)))
                    .toList();
            var known = new ChangeContext(
                    OPENED,
                    CLOSED,
                    on("/s1/*"),
                    random.nextBoolean() ? Optional.of(OPENED.plusSeconds(random.nextInt(60))) : Optional.empty(),
                    random.nextBoolean() ? Optional.of(OPENED.minusSeconds(random.nextInt(9000))) : Optional.empty(),
                    errors,
                    List.of(),
                    Map.of("s2", new FailedDependency(random.nextDouble(), Optional.of(OPENED))),
                    Set.of());
            var shuffled = new ArrayList<>(changes);
            Collections.shuffle(shuffled, random);

            var ranked = ChangeRanking.of(changes, known);

            assertThat(ChangeRanking.of(shuffled, known)).containsExactlyInAnyOrderElementsOf(ranked);
            assertThat(ranked).allSatisfy(each -> {
                assertThat(each.score()).isBetween(0.0, 1.0);
                assertThat(each.standing() == Standing.LIKELY)
                        .isEqualTo(each.score() >= ChangeRanking.LIKELY
                                && ChangeRanking.isRival(
                                        each.score(), ranked.get(0).score()));
                assertThat(each.why()).endsWith(".").doesNotContain("\n");
            });
            for (var i = 1; i < ranked.size(); i++) {
                var before = ranked.get(i - 1);
                var after = ranked.get(i);
                assertThat(before.standing() == Standing.CLEARED
                                || after.standing() == Standing.CLEARED
                                || before.score() >= after.score())
                        .isTrue();
            }
        }
    }

    @Test
    void aChangeThatIsEarlierNeverScoresMoreWithAllElseEqual() {
        var scores = IntStream.range(0, 200)
                .mapToDouble(minute ->
                        only(deploy(Duration.ofMinutes(minute)), quietBefore()).score())
                .toArray();

        for (var i = 1; i < scores.length; i++) {
            assertThat(scores[i]).isLessThanOrEqualTo(scores[i - 1]);
        }
    }

    @Test
    void aChangeInTheSecondInWhichTheErrorsBeganIsNotSaidToComeAfterThem() {
        var errors = List.of(
                new Errors(OPENED, OPENED.plusMillis(999), 4),
                new Errors(OPENED.plusSeconds(1), OPENED.plusMillis(1_999), 4));
        var known = new ChangeContext(
                OPENED,
                OPENED.plusMillis(1_999),
                on("/prices"),
                Optional.of(OPENED.plusMillis(999)),
                Optional.of(OPENED.minus(Duration.ofDays(7))),
                errors,
                List.of(),
                Map.of(),
                Set.of());

        var ranked = only(change(ChangeKind.CONFIG, "/etc/app", Duration.ofMillis(-565)), known);

        assertThat(ranked.standing()).isEqualTo(Standing.LIKELY);
        assertThat(ranked.atOnset()).isTrue();
        assertThat(ranked.why()).isEqualTo("Made as the errors began; no error in the 5 min before it.");
    }

    @Test
    void ofTwoChangesTheOneAfterWhichAllWentWellForAWhileIsNotToBeUndone() {
        var known =
                quietBut(List.of(new GoodAnswers(OPENED.minusSeconds(600), OPENED.minusSeconds(1), 2_400)), Map.of());
        var edit = change(ChangeKind.CONFIG, "/etc/app", Duration.ofSeconds(30));

        var ranked = ChangeRanking.of(List.of(edit, deploy(Duration.ofMillis(200))), known);

        assertThat(ranked).extracting(RankedChange::standing).containsExactly(Standing.LIKELY, Standing.UNLIKELY);
        assertThat(ranked.get(0).change().kind()).isEqualTo(ChangeKind.DEPLOY);
        assertThat(ranked.get(1).why()).contains("requests succeeded after it");
    }

    @Test
    void aChangeAfterTheFirstErrorByNoMoreThanClocksDifferIsNotToBeUndone() {
        var known = watched(everySecond(OPENED, CLOSED));

        var ranked = ChangeRanking.of(List.of(deploy(Duration.ofMillis(-440)), deploy(Duration.ofSeconds(2))), known);

        assertThat(ranked).extracting(RankedChange::standing).containsExactly(Standing.LIKELY, Standing.POSSIBLE);
        assertThat(ranked.get(1).atOnset()).isFalse();
        assertThat(ranked.get(1).why()).startsWith("Made 440 ms after the first error");
    }

    /** A minute of errors, more than five without, and errors to the end of the window. */
    private static ChangeContext comingBack(List<GoodAnswers> good, Map<String, FailedDependency> suspects) {
        var back = OPENED.plusSeconds(400);
        var errors = new ArrayList<>(everySecond(OPENED, OPENED.plusSeconds(60)));
        errors.addAll(everySecond(back, CLOSED));
        return new ChangeContext(
                OPENED,
                CLOSED,
                on("/checkout"),
                Optional.empty(),
                List.of(
                        new ErrorBurst(OPENED, OPENED.plusSeconds(59), Map.of()),
                        new ErrorBurst(back, CLOSED, suspects)),
                Optional.of(OPENED.minus(Duration.ofDays(7))),
                errors,
                good,
                Map.of("orders-db", new FailedDependency(0.6, Optional.of(OPENED))),
                Set.of("checkout"));
    }

    @Test
    void aChangeInTheQuietBeforeErrorsThatCameBackIsPossibleForThese() {
        var ranked = only(deploy(Duration.ofSeconds(-380)), comingBack(List.of(), Map.of()));

        assertThat(ranked.standing()).isEqualTo(Standing.POSSIBLE);
        assertThat(ranked.later()).map(ErrorBurst::from).contains(OPENED.plusSeconds(400));
        assertThat(ranked.why()).isEqualTo("20 s before errors came back at 14:06:40 UTC, after the first had ended.");
    }

    @Test
    void aDependencyThatFailedInTheErrorsThatCameBackSpeaksAgainstAChangeBeforeThem() {
        var failed = Map.of("orders-db", new FailedDependency(0.9, Optional.of(OPENED.minusSeconds(600))));

        var ranked = only(deploy(Duration.ofSeconds(-380)), comingBack(List.of(), failed));

        assertThat(ranked.standing()).isEqualTo(Standing.UNLIKELY);
        assertThat(ranked.why()).contains("orders-db failed");
    }

    @Test
    void aChangeDuringTheErrorsOrAfterTheLastIsClearedAlsoIfTheyCameBack() {
        for (var after : List.of(30, 500)) {
            var ranked = only(deploy(Duration.ofSeconds(-after)), comingBack(List.of(), Map.of()));

            assertThat(ranked.standing()).as("%d s", after).isEqualTo(Standing.CLEARED);
            assertThat(ranked.later()).isEmpty();
        }
    }

    @Test
    void moreGoodAnswersBeforeErrorsThatCameBackNeverMakeAChangeLikelier() {
        var random = new Random(1129);
        for (var round = 0; round < 300; round++) {
            var change = deploy(Duration.ofSeconds(-random.nextInt(61, 400)));
            var good = new ArrayList<GoodAnswers>();
            var last = Double.MAX_VALUE;
            for (var more = 0; more < 8; more++) {
                var ranked = only(change, comingBack(good, Map.of()));

                assertThat(ranked.isLikely()).isFalse();
                assertThat(ranked.score()).isLessThanOrEqualTo(last);
                last = ranked.score();
                var start = OPENED.plusSeconds(random.nextInt(400));
                good.add(new GoodAnswers(start, start.plusSeconds(random.nextInt(60)), 1 + random.nextInt(100)));
            }
        }
    }

    @Test
    void whatMayHaveBroughtBackErrorsOutdoesNothingThatFitsTheFirst() {
        var ranked = ChangeRanking.of(
                List.of(deploy(Duration.ofMinutes(12)), deploy(Duration.ofSeconds(-380))),
                comingBack(List.of(), Map.of()));

        assertThat(ranked)
                .extracting(RankedChange::before)
                .containsExactly(Duration.ofMinutes(12), Duration.ofSeconds(-380));
        assertThat(ranked.get(0).why()).doesNotContain("fits far better");
    }
}
