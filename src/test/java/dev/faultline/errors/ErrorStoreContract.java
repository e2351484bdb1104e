// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.errors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.faultline.checkpoint.Checkpoint;
import dev.faultline.checkpoint.CheckpointStore;
import dev.faultline.errors.SourceReading.ReadingAspect;
import dev.faultline.store.RetentionPeriods;
import dev.faultline.testing.ResponseCounts;
import dev.faultline.testing.SetClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** What every store of errors does. */
public abstract class ErrorStoreContract {

    protected static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    protected final SetClock clock = new SetClock(NOON);

    protected abstract ErrorStore store();

    protected abstract CheckpointStore checkpoints();

    protected abstract void tidy(RetentionPeriods retention, Instant now);

    @Test
    void answersAreGivenBackAsTheyWereCounted() {
        var line = ResponseCounts.on("/pay").requests(3).saying("no connection").errors(2);
        var span = ResponseCounts.anywhere()
                .by(ErrorSource.METRICS)
                .between(NOON.minusMillis(4_500), NOON.plusMillis(500))
                .errors(7);

        add(line, span);

        assertThat(store().answers(NOON, NOON)).containsExactly(span, line);
    }

    @Test
    void errorsOfOneSourceRouteAndSecondAreTakenTogetherWithTheirExactBounds() {
        add(failing("/pay", 120, 10, 2), failing("/pay", 880, 5, 1), failing("/cart", 500, 1, 1));
        add(failing("/pay", 40, 1, 1), failing("/pay", 1_000, 1, 1));

        assertThat(store().answers(NOON, NOON.plusSeconds(1)))
                .extracting(
                        answers -> answers.route().orElse(""),
                        ResponseCount::from,
                        ResponseCount::to,
                        answers -> answers.requests().getAsLong(),
                        ResponseCount::errors)
                .containsExactly(
                        tuple("/pay", NOON.plusMillis(40), NOON.plusMillis(880), 16L, 4L),
                        tuple("/cart", NOON.plusMillis(500), NOON.plusMillis(500), 1L, 1L),
                        tuple("/pay", NOON.plusSeconds(1), NOON.plusSeconds(1), 1L, 1L));
    }

    @Test
    void whatErrorsWereLikeIsAddedUp() {
        add(
                like("/pay", 100, new FailureProfile(StatusCounts.of(500, 2), RequestDurations.of(2, 40))),
                like("/pay", 200, new FailureProfile(StatusCounts.of(504, 2), RequestDurations.of(2, 30_000))),
                healthy("/pay", 300, 7));

        var both = new FailureProfile(new StatusCounts(2, 0, 0, 0, 2, 0), new RequestDurations(2, 80, 2, 60_000));
        assertThat(store().answers(NOON, NOON.plusSeconds(1)))
                .extracting(ResponseCount::profile)
                .containsExactlyInAnyOrder(both, FailureProfile.UNKNOWN);
        assertThat(store().totals(NOON, NOON.plusSeconds(1)))
                .singleElement()
                .satisfies(one -> assertThat(one.profile()).isEqualTo(both));
    }

    private static ResponseCount like(String route, long millis, FailureProfile profile) {
        return ResponseCounts.on(route)
                .at(NOON.plusMillis(millis))
                .requests(2)
                .like(profile)
                .errors(2);
    }

    @Test
    void whatSourcesCouldNotReadIsAddedUpByTheMinute() {
        addReadings(reading(ReadingAspect.LINES, 5_000, 100, 3), reading(ReadingAspect.LINES, 65_000, 40, 20));
        addReadings(reading(ReadingAspect.LINES, 6_000, 10, 1), reading(ReadingAspect.LEVELS, 6_000, 10, 0));

        assertThat(store().readings(NOON.plusSeconds(30), NOON.plusSeconds(59)))
                .containsExactlyInAnyOrder(
                        reading(ReadingAspect.LINES, 0, 59_999, 110, 4),
                        reading(ReadingAspect.LEVELS, 0, 59_999, 10, 0));
        assertThat(store().readings(NOON.plusSeconds(30), NOON.plusSeconds(60)))
                .contains(reading(ReadingAspect.LINES, 0, 119_999, 150, 24));
        assertThat(store().readings(NOON.plusSeconds(120), NOON.plusSeconds(180)))
                .isEmpty();
    }

    private void addReadings(SourceReading... readings) {
        store().add(new ErrorBatch(List.of(), List.of(), List.of(readings), Optional.empty()));
    }

    private static SourceReading reading(ReadingAspect aspect, long millis, long total, long missed) {
        return reading(aspect, millis, millis, total, missed);
    }

    private static SourceReading reading(ReadingAspect aspect, long from, long to, long total, long missed) {
        return new SourceReading(
                ErrorSource.ACCESS_LOG, aspect, NOON.plusMillis(from), NOON.plusMillis(to), total, missed);
    }

    @Test
    void healthyAnswersCountAndDoNotWidenTheBoundsOfErrors() {
        add(healthy("/pay", 0, 10), failing("/pay", 300, 4, 1), healthy("/pay", 900, 20));

        var answers = store().answers(NOON, NOON.plusSeconds(1));

        assertThat(answers.stream().mapToLong(one -> one.requests().getAsLong()).sum())
                .isEqualTo(34);
        assertThat(answers)
                .filteredOn(one -> one.errors() > 0)
                .singleElement()
                .satisfies(one -> assertThat(one.from()).isEqualTo(one.to()).isEqualTo(NOON.plusMillis(300)));
    }

    @Test
    void aCountOfRequestsThatIsNotKnownMakesTheSumUnknown() {
        add(failing("/pay", 100, 4, 1));
        add(ResponseCounts.on("/pay").at(NOON.plusMillis(200)).saying("boom").errors(1));

        assertThat(store().answers(NOON, NOON.plusSeconds(1))).singleElement().satisfies(one -> {
            assertThat(one.requests()).isEmpty();
            assertThat(one.errors()).isEqualTo(2);
            assertThat(one.message()).isEqualTo("boom");
        });
    }

    @Test
    void onlyAnswersWhoseSpanTouchesAreGiven() {
        var long_ = ResponseCounts.anywhere()
                .by(ErrorSource.METRICS)
                .between(NOON.minus(Duration.ofHours(5)), NOON.plusSeconds(1))
                .requests(100)
                .errors(9);
        add(long_, failing("/pay", 5_000, 1, 1));

        assertThat(store().answers(NOON.plusSeconds(1), NOON.plusSeconds(4))).containsExactly(long_);
        assertThat(store().answers(NOON.minus(Duration.ofHours(3)), NOON.minus(Duration.ofHours(2))))
                .containsExactly(long_);
        assertThat(store().answers(NOON.plusSeconds(2), NOON.plusSeconds(4))).isEmpty();
        assertThat(store().answers(NOON.plusSeconds(5), NOON.plusSeconds(5))).hasSize(1);
        assertThat(store().answers(Instant.MIN, Instant.MAX)).hasSize(2);
    }

    @Test
    void linesOfOneSignatureAreTakenTogetherAndTheMostFrequentComesFirst() {
        var connect = new ErrorSignature(
                "a1",
                List.of("java.lang.RuntimeException", "java.net.ConnectException"),
                List.of("Db.open"),
                "refused *");
        var parse = new ErrorSignature("b2", List.of(), List.of(), "cannot parse *");
        addLines(line(parse, 0, 3), line(connect, 100, 2));
        addLines(line(connect, 200, 1), line(connect, 61_000, 4));

        assertThat(store().lines(NOON, NOON.plusSeconds(120)))
                .containsExactly(
                        new ErrorLine(
                                connect,
                                NOON.plusMillis(100),
                                NOON.plusMillis(61_000),
                                7,
                                "of a1",
                                Optional.of("app.Pay")),
                        new ErrorLine(parse, NOON, NOON, 3, "of b2", Optional.of("app.Pay")));
        assertThat(store().lines(NOON, NOON.plusSeconds(1)))
                .extracting(line -> line.signature().id(), ErrorLine::count)
                .containsExactlyInAnyOrder(tuple("a1", 3L), tuple("b2", 3L));
        assertThat(store().lines(NOON.plusSeconds(70), NOON.plusSeconds(90))).isEmpty();
    }

    @Test
    void answersOfAllRoutesAreTakenTogetherByColumn() {
        add(failing("/pay", 1_000, 10, 2), failing("/cart", 8_000, 5, 1), failing("/pay", 11_000, 1, 1));
        add(healthy("/pay", 2_000, 40), healthy("/cart", 3_000, 7));
        add(ResponseCounts.anywhere()
                .by(ErrorSource.METRICS)
                .between(NOON.plusMillis(9_000), NOON.plusMillis(14_000))
                .saying("lost")
                .errors(7));

        var columns = store().columns(NOON, NOON.plusSeconds(20), 2);

        assertThat(columns)
                .containsExactlyInAnyOrder(
                        together(ErrorSource.ACCESS_LOG, 1_000, 8_000, OptionalLong.of(15), 3),
                        together(ErrorSource.ACCESS_LOG, 11_000, 11_000, OptionalLong.of(1), 1),
                        together(ErrorSource.ACCESS_LOG, 2_000, 3_000, OptionalLong.of(47), 0),
                        together(ErrorSource.METRICS, 9_000, 14_000, OptionalLong.empty(), 7));
    }

    @Test
    void columnsTellOfWhatReachesIntoTheirSpan() {
        add(ResponseCounts.anywhere()
                .by(ErrorSource.METRICS)
                .between(NOON.minusSeconds(7_200), NOON.plusMillis(1))
                .requests(9)
                .errors(9));

        assertThat(store().columns(NOON, NOON.plusSeconds(20), 2)).hasSize(1);
        assertThat(store().columns(NOON.plusMillis(2), NOON.plusSeconds(20), 2)).isEmpty();
    }

    private static ResponseCount together(ErrorSource source, long from, long to, OptionalLong requests, long errors) {
        return ResponseCounts.anywhere()
                .by(source)
                .between(NOON.plusMillis(from), NOON.plusMillis(to))
                .requests(requests)
                .errors(errors);
    }

    @Test
    void theBookmarkOfABatchIsKeptWithIt() {
        store().add(new ErrorBatch(List.of(), List.of(), Optional.of(new Checkpoint("access-log", "17:4096"))));
        store().add(new ErrorBatch(List.of(), List.of(), Optional.empty()));

        assertThat(checkpoints().place("access-log")).contains("17:4096");
        assertThat(checkpoints().place("app-log")).isEmpty();
    }

    @Test
    void answersAndLinesAreDroppedWhenTheyHaveOutlivedTheRetentionOfObservations() {
        add(
                failing("/pay", 0, 1, 1),
                healthy("/pay", 0, 4),
                failing("/pay", Duration.ofDays(1).toMillis(), 1, 1));
        addLines(line(new ErrorSignature("a1", List.of(), List.of(), ""), 0, 3));
        clock.advance(Duration.ofDays(7).plusMinutes(2));

        tidy(RetentionPeriods.DEFAULT, clock.instant());

        assertThat(store().answers(Instant.EPOCH, Instant.MAX))
                .extracting(ResponseCount::from)
                .containsExactly(NOON.plus(Duration.ofDays(1)));
        assertThat(store().lines(Instant.EPOCH, Instant.MAX)).isEmpty();
    }

    protected final void add(ResponseCount... answers) {
        store().add(new ErrorBatch(List.of(answers), List.of(), Optional.empty()));
    }

    private void addLines(ErrorLine... lines) {
        store().add(new ErrorBatch(List.of(), List.of(lines), Optional.empty()));
    }

    protected static ResponseCount failing(String route, long millis, long requests, long errors) {
        var at = NOON.plusMillis(millis);
        return ResponseCounts.on(route).at(at).requests(requests).errors(errors);
    }

    protected static ResponseCount healthy(String route, long millis, long requests) {
        return failing(route, millis, requests, 0);
    }

    private static ErrorLine line(ErrorSignature signature, long millis, long count) {
        var at = NOON.plusMillis(millis);
        return new ErrorLine(signature, at, at, count, "of " + signature.id(), Optional.of("app.Pay"));
    }

    @Test
    void healthyAnswersAreKnownToTenSecondsWhileTheyAreRecent() {
        for (var second = 0; second < 60; second++) {
            add(healthy("/pay", second * 1_000L, 5));
        }

        assertThat(store().answers(NOON.plusSeconds(20), NOON.plusSeconds(29)))
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.from()).isEqualTo(NOON.plusSeconds(20));
                    assertThat(one.to()).isEqualTo(NOON.plusSeconds(29));
                    assertThat(one.requests()).hasValue(50);
                });
    }
}
