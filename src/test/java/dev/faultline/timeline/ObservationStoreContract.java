// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.faultline.changes.Change;
import dev.faultline.changes.Change.ChangeKind;
import dev.faultline.changes.ChangeStore;
import dev.faultline.dependency.Dependency;
import dev.faultline.dependency.DependencyKind;
import dev.faultline.dependency.ProbePace;
import dev.faultline.dependency.RoutePattern;
import dev.faultline.probe.FailureClass;
import dev.faultline.probe.Observation;
import dev.faultline.probe.Status;
import dev.faultline.store.BatchResult;
import dev.faultline.store.RetentionPeriods;
import dev.faultline.testing.ObservationFixtures;
import dev.faultline.testing.SetClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every store does. */
public abstract class ObservationStoreContract {

    protected static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    protected final SetClock clock = new SetClock(NOON);
    private ObservationStore store;

    protected abstract ObservationStore open();

    @BeforeEach
    void openStore() {
        store = open();
    }

    @AfterEach
    void closeStore() {
        store.close();
    }

    @Test
    void aRecordedObservationIsThereAfterAFlush() {
        var seen = ObservationFixtures.down("db", NOON, FailureClass.CONNECT, "refused")
                .withPhases(Map.of("resolve", Duration.ofNanos(1_234_000), "connect", Duration.ofMillis(3)));

        store.record(seen.made());
        store.flush();

        assertThat(store.last("db")).contains(seen.made());
        assertThat(store.lastStarts())
                .containsExactly(Map.entry("db", seen.made().startedAt()));
        assertThat(store.observations("db", NOON, NOON.plusSeconds(1), Optional.empty(), 10))
                .containsExactly(seen.made());
    }

    @Test
    void theFirstOfTwoWithTheSameStartWins() {
        var first = ObservationFixtures.up("db", NOON).made();
        var second = ObservationFixtures.down("db", NOON, FailureClass.TIMEOUT, "late")
                .made();

        var stored = store.insert(List.of(first, second));
        var again = store.insert(List.of(second));

        assertThat(stored).isEqualTo(new BatchResult(1, 1));
        assertThat(again).isEqualTo(new BatchResult(0, 1));
        assertThat(store.observations("db", NOON, NOON.plusSeconds(1), Optional.empty(), 10))
                .containsExactly(first);
    }

    @Test
    void startsThatDifferByLessThanAMillisecondAreTheSame() {
        store.insert(List.of(ObservationFixtures.up("db", NOON.plusNanos(100)).made()));

        var stored = store.insert(
                List.of(ObservationFixtures.up("db", NOON.plusNanos(999_999)).made()));

        assertThat(stored).isEqualTo(new BatchResult(0, 1));
        assertThat(store.last("db").orElseThrow().startedAt()).isEqualTo(NOON);
        assertThat(store.lastStarts()).containsExactly(Map.entry("db", NOON));
    }

    @Test
    void likeObservationsAreOneRunAndAnOutageIsAnother() {
        record(ObservationFixtures.series("db", NOON, 10));
        store.record(ObservationFixtures.down("db", NOON.plusSeconds(10), FailureClass.CONNECT, "refused")
                .made());
        record(ObservationFixtures.series("db", NOON.plusSeconds(11), 10));
        store.flush();

        var runs = store.runs("db", NOON, NOON.plusSeconds(60));

        assertThat(runs)
                .extracting(Run::status, Run::count, Run::failure)
                .containsExactly(
                        tuple(Status.UP, 10L, FailureClass.NONE),
                        tuple(Status.DOWN, 1L, FailureClass.CONNECT),
                        tuple(Status.UP, 10L, FailureClass.NONE));
    }

    @Test
    void theOrderOfArrivalDoesNotMatter() {
        var random = new Random(7);
        var observations = ObservationFixtures.random("db", NOON, 400, random);
        var shuffled = new ArrayList<>(observations);
        Collections.shuffle(shuffled, random);

        for (var i = 0; i < shuffled.size(); i += 37) {
            store.insert(shuffled.subList(i, Math.min(shuffled.size(), i + 37)));
        }

        assertThat(store.runs("db", Instant.EPOCH, NOON.plusSeconds(100_000)))
                .isEqualTo(dev.faultline.timeline.RunBuilder.fold(observations));
    }

    @Test
    void runsThatTouchASpanComeWithTheirNeighbours() {
        for (var i = 0; i < 9; i++) {
            store.record(
                    i % 2 == 0
                            ? ObservationFixtures.up("db", NOON.plusSeconds(i)).made()
                            : ObservationFixtures.down("db", NOON.plusSeconds(i), FailureClass.IO, "")
                                    .made());
        }
        store.flush();

        var runs = store.runs("db", NOON.plusMillis(3_500), NOON.plusMillis(5_500));

        assertThat(runs)
                .extracting(Run::firstStart)
                .containsExactly(NOON.plusSeconds(3), NOON.plusSeconds(4), NOON.plusSeconds(5), NOON.plusSeconds(6));
    }

    @Test
    void aSpanBeyondAllRunsHasTheNearestOneAsItsNeighbour() {
        record(ObservationFixtures.series("db", NOON, 10));
        store.flush();

        assertThat(store.runs("db", NOON.minusSeconds(20), NOON.minusSeconds(10)))
                .hasSize(1);
        assertThat(store.runs("db", NOON.plusSeconds(20), NOON.plusSeconds(30))).hasSize(1);
    }

    @Test
    void nothingIsKnownOfAnUnknownDependency() {
        assertThat(store.runs("nobody", Instant.EPOCH, NOON)).isEmpty();
        assertThat(store.counts(Instant.EPOCH, NOON).getOrDefault("nobody", 0L)).isZero();
        assertThat(store.last("nobody")).isEmpty();
        assertThat(store.lastStarts()).doesNotContainKey("nobody");
        assertThat(store.observations("nobody", Instant.EPOCH, NOON, Optional.empty(), 5))
                .isEmpty();
    }

    @Test
    void pagesFollowOneAnotherWithoutGapOrOverlap() {
        var all = ObservationFixtures.series("db", NOON, 25);
        store.insert(all);

        var paged = new ArrayList<Observation>();
        var after = Optional.<Instant>empty();
        for (var page = page(after); !page.isEmpty(); page = page(after)) {
            assertThat(page).hasSizeLessThanOrEqualTo(7);
            paged.addAll(page);
            after = Optional.of(page.get(page.size() - 1).startedAt());
        }

        assertThat(paged).isEqualTo(all);
    }

    @Test
    void aCountIncludesItsStartAndExcludesItsEnd() {
        store.insert(ObservationFixtures.series("db", NOON, 25));

        assertThat(store.counts(NOON, NOON.plusSeconds(10)).getOrDefault("db", 0L))
                .isEqualTo(10);
        assertThat(store.counts(NOON.plusSeconds(10), NOON).getOrDefault("db", 0L))
                .isZero();
        assertThat(store.counts(Instant.MIN, Instant.MAX).getOrDefault("db", 0L))
                .isEqualTo(25);
    }

    @Test
    void theVersionGrowsWithEveryChangeOfTheRuns() {
        var first = store.version("db");
        store.insert(ObservationFixtures.series("db", NOON, 2));
        var second = store.version("db");
        store.insert(List.of(ObservationFixtures.up("db", NOON.minusSeconds(30)).made()));

        assertThat(second).isGreaterThan(first);
        assertThat(store.version("db")).isGreaterThan(second);
    }

    @Test
    void rewritesAreCountedOfAllThatIsNotLaterThanAllBefore() {
        store.insert(ObservationFixtures.series("db", NOON, 2));
        var first = store.rewrites("db");
        store.insert(ObservationFixtures.series("db", NOON.plusSeconds(600), 2));
        var second = store.rewrites("db");
        store.insert(List.of(ObservationFixtures.up("db", NOON.minusSeconds(30)).made()));

        assertThat(second).isEqualTo(first);
        assertThat(store.rewrites("db")).isGreaterThan(second);
    }

    @Test
    void aRememberedDependencyIsGivenBackAsItWas() {
        var dependency = new Dependency(
                "orders-db",
                new DependencyKind("postgresql"),
                true,
                List.of(new RoutePattern("/checkout/*"), new RoutePattern("/cart")),
                Set.of("db:5432", "10.0.0.1:5432"),
                new ProbePace(
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(2),
                        Duration.ofMillis(250),
                        Duration.ofSeconds(1),
                        3,
                        2));

        store.remember(Dependency.external("orders-db", ProbePace.DEFAULT));
        store.remember(dependency);
        store.insert(List.of(ObservationFixtures.up("cart", NOON).made()));

        assertThat(store.dependencies()).extracting(Dependency::name).containsExactly("cart", "orders-db");
        assertThat(store.dependencies()).contains(dependency);
        assertThat(store.dependencies().get(0).kind()).isEqualTo(DependencyKind.EXTERNAL);
    }

    @Test
    void expiredObservationsLeaveTheirRuns() {
        var observations = ObservationFixtures.random("db", NOON, 3_000, new Random(3));
        store.insert(observations);
        var before = store.runs("db", Instant.EPOCH, NOON.plusSeconds(100_000));
        clock.advance(Duration.ofDays(8));

        store.tidy(RetentionPeriods.DEFAULT, clock.instant());

        assertThat(store.observations("db", Instant.EPOCH, clock.instant(), Optional.empty(), 10))
                .isEmpty();
        assertThat(store.runs("db", Instant.EPOCH, NOON.plusSeconds(100_000))).isEqualTo(before);
        assertThat(store.counts(Instant.EPOCH, clock.instant()).getOrDefault("db", 0L))
                .isEqualTo(observations.size());
    }

    @Test
    void observationsExpireAfterTheyWereReceivedNotAfterTheyWereMade() {
        var longAgo = NOON.minus(Duration.ofDays(30));
        store.insert(ObservationFixtures.series("db", longAgo, 25));

        store.tidy(RetentionPeriods.DEFAULT, clock.instant());

        assertThat(store.observations("db", longAgo, NOON, Optional.empty(), 100))
                .hasSize(25);
    }

    @Test
    void runsOlderThanTheirRetentionAreDroppedWithTheirDependency() {
        store.insert(ObservationFixtures.series("old", NOON, 25));
        clock.advance(Duration.ofDays(401));
        store.insert(ObservationFixtures.series("new", clock.instant(), 1));

        store.tidy(RetentionPeriods.DEFAULT, clock.instant());
        store.tidy(RetentionPeriods.DEFAULT, clock.instant());

        assertThat(store.runs("old", Instant.EPOCH, clock.instant())).isEmpty();
        assertThat(store.dependencies()).extracting(Dependency::name).containsExactly("new");
    }

    @Test
    void whatIsCountedIsShownByTheWayAlsoWhenItIsPacked() {
        record(ObservationFixtures.series("db", NOON, 10));
        store.record(ObservationFixtures.down("db", NOON.plusSeconds(10), FailureClass.CONNECT, "refused")
                .made());
        record(ObservationFixtures.series("db", NOON.plusSeconds(11), 10));
        store.record(ObservationFixtures.up("cache", NOON.plusSeconds(40)).made());
        store.flush();

        for (var days = 0; days < 2; days++) {
            clock.advance(Duration.ofDays(days));
            store.tidy(RetentionPeriods.DEFAULT, clock.instant());

            var shown = new Shown();
            var counts = store.counts(NOON.plusSeconds(2), NOON.plusSeconds(14), shown);

            assertThat(counts.getOrDefault("db", 0L)).isEqualTo(12);
            assertThat(shown.micros).containsOnly(Map.entry("db", 11 * 5_000L));
        }
    }

    @Test
    void howLongEachAnswerTookIsShown() {
        record(ObservationFixtures.series("db", NOON, 10));
        store.record(ObservationFixtures.down("db", NOON.plusSeconds(10), FailureClass.CONNECT, "refused")
                .made());
        store.record(ObservationFixtures.up("cache", NOON.plusSeconds(3)).made());
        store.flush();

        var shown = new Shown();
        store.answerTimes(NOON.plusSeconds(2), NOON.plusSeconds(11), LatencyGrain.EACH, shown);

        assertThat(shown.singles.get("db"))
                .containsExactlyInAnyOrderElementsOf(ObservationFixtures.series("db", NOON.plusSeconds(2), 8).stream()
                        .map(each -> each.startedAt().toEpochMilli())
                        .toList());
        assertThat(shown.singles.get("cache"))
                .containsExactly(NOON.plusSeconds(3).toEpochMilli());
        assertThat(shown.micros).containsEntry("db", 8 * 5_000L).containsEntry("cache", 5_000L);
    }

    @Test
    void sumsByTheHourAreThoseOfTheSingleAnswersAlsoWhenTheseArePackedOrHaveExpired() {
        var random = new Random(5);
        var observations = ObservationFixtures.random("db", NOON.minus(Duration.ofHours(5)), 9_000, random);
        record(observations);
        store.flush();
        var expected = new Shown();
        store.answerTimes(Instant.EPOCH, Instant.MAX, LatencyGrain.EACH, expected);

        for (var days = 0; days < 9; days += 4) {
            clock.advance(Duration.ofDays(days));
            store.tidy(RetentionPeriods.DEFAULT, clock.instant());

            var each = new Shown();
            store.answerTimes(Instant.EPOCH, Instant.MAX, LatencyGrain.EACH, each);
            var byHour = new Shown();
            store.answerTimes(Instant.EPOCH, Instant.MAX, LatencyGrain.HOUR, byHour);

            assertThat(each.hours).as("after %d days", days).isEqualTo(expected.hours);
            assertThat(byHour.hours).as("after %d days", days).isEqualTo(expected.hours);
        }
        assertThat(expected.hours).hasSizeGreaterThan(2);
    }

    @Test
    void howLongAnswersTookIsDroppedWithTheRuns() {
        store.insert(ObservationFixtures.series("db", NOON, 25));
        clock.advance(Duration.ofDays(8));
        store.tidy(RetentionPeriods.DEFAULT, clock.instant());
        clock.advance(Duration.ofDays(400));

        store.tidy(RetentionPeriods.DEFAULT, clock.instant());

        var shown = new Shown();
        store.answerTimes(Instant.EPOCH, Instant.MAX, LatencyGrain.HOUR, shown);
        assertThat(shown.hours).isEmpty();
    }

    /** What was shown: starts of single answers, and counts and times by dependency and hour. */
    private static final class Shown implements LatencyVisitor {

        private final Map<String, List<Long>> singles = new HashMap<>();
        private final Map<String, Long> micros = new HashMap<>();
        private final Map<String, List<Long>> hours = new TreeMap<>();

        @Override
        public void took(String dependency, long firstMillis, long lastMillis, long count, long took) {
            assertThat(lastMillis / 3_600_000).isEqualTo(firstMillis / 3_600_000);
            if (count == 1) {
                singles.computeIfAbsent(dependency, name -> new ArrayList<>()).add(firstMillis);
            }
            micros.merge(dependency, took, Long::sum);
            hours.merge(
                    dependency + " " + firstMillis / 3_600_000,
                    List.of(count, took),
                    (one, other) -> List.of(one.get(0) + other.get(0), one.get(1) + other.get(1)));
        }
    }

    @Test
    void aChangeIsStoredOnceAndTheLatestComesFirst() {
        var changes = (ChangeStore) store;
        var deploy = new Change(NOON, ChangeKind.DEPLOY, "checkout", "1.42.0", "by pipeline");
        var restart = new Change(NOON.plusSeconds(5), ChangeKind.RESTART, "checkout", "", "");

        assertThat(changes.add(deploy)).isTrue();
        assertThat(changes.add(new Change(NOON, ChangeKind.DEPLOY, "checkout", "1.42.0", "again")))
                .isFalse();
        assertThat(changes.add(restart)).isTrue();

        assertThat(changes.changes(NOON, NOON.plusSeconds(5))).containsExactly(restart, deploy);
        assertThat(changes.changes(NOON.plusMillis(1), NOON.plusSeconds(4))).isEmpty();
    }

    @Test
    void aChangeKeepsItsFilesAndWhoReportedIt() {
        var changes = (ChangeStore) store;
        var posted = new Change(
                NOON, ChangeKind.DEPLOY, "checkout", "1.42.0", "", List.of("src/Cart.java", "src/Order.java"), true);

        changes.add(posted);

        assertThat(changes.changes(NOON, NOON)).containsExactly(posted);
    }

    private void record(List<Observation> observations) {
        observations.forEach(store::record);
    }

    private List<Observation> page(Optional<Instant> after) {
        return store.observations("db", NOON, NOON.plusSeconds(60), after, 7);
    }
}
