// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis.overview;

import static dev.faultline.errors.ErrorSource.ACCESS_LOG;
import static dev.faultline.errors.ErrorSource.METRICS;
import static dev.faultline.errors.ErrorSource.POSTED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.errors.ErrorSource;
import dev.faultline.errors.ResponseCount;
import dev.faultline.testing.ResponseCounts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ErrorTallyTest {

    /** Ten columns of ten milliseconds. */
    private static final ColumnGrid GRID = new ColumnGrid(Instant.EPOCH, Instant.ofEpochMilli(100), 10);

    @Test
    void errorsAreInTheColumnOfTheirInstant() {
        var columns = ErrorTally.of(List.of(answers(ACCESS_LOG, 9, 9, 20, 2), answers(ACCESS_LOG, 10, 10, 5, 1)), GRID);

        assertThat(errors(columns)).containsExactly(2, 1, 0, 0, 0, 0, 0, 0, 0, 0);
        assertThat(columns.requests(0)).hasValue(20);
        assertThat(columns.requests(1)).hasValue(5);
        assertThat(columns.requests(2)).isEmpty();
        assertThat(columns.total()).isEqualTo(3);
        assertThat(columns.most()).isEqualTo(2);
    }

    @Test
    void whatTwoSourcesSawAtTheSameTimeIsCountedOnceByTheOneThatSawMost() {
        var columns = ErrorTally.of(
                List.of(
                        answers(ACCESS_LOG, 33, 33, 9, 7),
                        answers(METRICS, 30, 39, 8, 6),
                        answers(POSTED, 34, 34, 2, 2)),
                GRID);

        assertThat(errors(columns)).containsExactly(0, 0, 0, 7, 0, 0, 0, 0, 0, 0);
        assertThat(columns.requests(3)).hasValue(9);
    }

    @Test
    void whatOnlyTheOtherSourceSawAtAnotherTimeIsNotHidden() {
        var columns = ErrorTally.of(List.of(answers(ACCESS_LOG, 5, 5, 9, 7), answers(POSTED, 80, 80, 2, 2)), GRID);

        assertThat(errors(columns)).containsExactly(7, 0, 0, 0, 0, 0, 0, 0, 2, 0);
    }

    @Test
    void requestsAreNotKnownWhereTheSourceOfTheErrorsDoesNotTellThem() {
        var unknown =
                ResponseCounts.anywhere().by(POSTED).at(Instant.ofEpochMilli(5)).errors(7);

        var columns = ErrorTally.of(List.of(unknown, answers(ACCESS_LOG, 15, 15, 4, 0)), GRID);

        assertThat(columns.errors(0)).isEqualTo(7);
        assertThat(columns.requests(0)).isEmpty();
        assertThat(columns.requests(1)).hasValue(4);
    }

    @Test
    void countsOfALongerSpanAreSharedOutByTimeAndAddUp() {
        var columns = ErrorTally.of(List.of(answers(METRICS, 10, 29, 40, 10)), GRID);

        assertThat(errors(columns)).containsExactly(0, 5, 5, 0, 0, 0, 0, 0, 0, 0);
        assertThat(columns.requests(1)).hasValue(20);
        for (var seed = 0; seed < 2_000; seed++) {
            var random = new SplittableRandom(seed);
            var from = random.nextInt(100);
            var to = from + random.nextInt(100 - from);
            var count = 1 + random.nextInt(30);

            var spread = ErrorTally.of(List.of(answers(METRICS, from, to, count, count)), GRID);

            assertThat(spread.total()).as("seed %d", seed).isEqualTo(count);
            assertThat(Arrays.stream(errors(spread)).filter(each -> each < 0)).isEmpty();
            assertThat(Arrays.stream(errors(spread)).limit(from / 10).sum()).isZero();
            assertThat(Arrays.stream(errors(spread)).skip(to / 10 + 1).sum()).isZero();
        }
    }

    @Test
    void ofWhatReachesBeyondTheSpanOnlyTheShareInItCounts() {
        var columns = ErrorTally.of(List.of(answers(METRICS, -100, 99, 200, 20)), GRID);

        assertThat(columns.total()).isEqualTo(10);
    }

    @Test
    void itNeverTellsMoreThanASingleSourceDoesWhereAllSpeakAtOnce() {
        for (var seed = 0; seed < 1_000; seed++) {
            var random = new SplittableRandom(seed);
            var answers = new ArrayList<ResponseCount>();
            for (var at = 0; at < 100; at += 10) {
                for (var source : List.of(ACCESS_LOG, METRICS, POSTED)) {
                    var errors = 1 + random.nextInt(5);
                    answers.add(answers(source, at, at + random.nextInt(10), errors, errors));
                }
            }

            var columns = ErrorTally.of(answers, GRID);

            var most = List.of(ACCESS_LOG, METRICS, POSTED).stream()
                    .mapToLong(source -> answers.stream()
                            .filter(each -> each.source() == source)
                            .mapToLong(ResponseCount::errors)
                            .sum())
                    .max()
                    .getAsLong();
            assertThat(columns.total()).as("seed %d", seed).isEqualTo(most);
        }
    }

    private static long[] errors(ErrorColumns columns) {
        var errors = new long[columns.columns()];
        Arrays.setAll(errors, columns::errors);
        return errors;
    }

    private static ResponseCount answers(ErrorSource source, long from, long to, long requests, long errors) {
        return ResponseCounts.anywhere()
                .by(source)
                .between(Instant.ofEpochMilli(from), Instant.ofEpochMilli(to))
                .requests(requests)
                .errors(errors);
    }
}
