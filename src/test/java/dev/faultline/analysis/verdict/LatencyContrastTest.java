// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** When a window is far slower than similar ones before, against counting how many of these reach half of it. */
class LatencyContrastTest {

    @Test
    void aWindowThatIsTwiceWhatSimilarOnesStayWithinIsTold() {
        var found = LatencyContrast.of(millis(48, 51, 47), windows(21, 3));

        assertThat(found).contains(new LatencyContrast(Duration.ofMillis(48), Duration.ofMillis(3), 3, 21, 0));
    }

    @Test
    void oneSlowResponseInAShortWindowTellsNothing() {
        assertThat(LatencyContrast.of(millis(3, 3, 2_000, 3, 3), windows(21, 3)))
                .isEmpty();
    }

    @Test
    void whatIsUsualAtThatTimeOfDayIsNotTold() {
        var nightly = new ArrayList<>(windows(19, 3));
        nightly.add(millis(60, 60, 60));
        nightly.add(millis(60, 60, 60));

        assertThat(LatencyContrast.of(millis(48, 51, 47), nightly)).isEmpty();
    }

    @Test
    void oneOfTwentySimilarWindowsMayBeAsSlow() {
        var once = new ArrayList<>(windows(19, 3));
        once.add(millis(60, 60, 60));

        assertThat(LatencyContrast.of(millis(48, 51, 47), once))
                .hasValueSatisfying(found -> assertThat(found.asSlow()).isEqualTo(1));
    }

    @Test
    void tooFewSimilarWindowsTellNothing() {
        assertThat(LatencyContrast.of(millis(48, 51, 47), windows(19, 3))).isEmpty();
        var empty = new ArrayList<>(windows(19, 3));
        empty.add(millis(3, 3));
        assertThat(LatencyContrast.of(millis(48, 51, 47), empty)).isEmpty();
        assertThat(LatencyContrast.of(millis(48, 51), windows(21, 3))).isEmpty();
    }

    @Test
    void whatABusyNodeMakesOfAnyTwoWindowsIsNotTold() {
        assertThat(LatencyContrast.of(millis(5, 5, 5), windows(21, 1))).isEmpty();
        assertThat(LatencyContrast.of(millis(6, 6, 6), windows(21, 1))).isPresent();
    }

    @Test
    void itIsToldExactlyWhereAtMostATwentiethReachesHalfOfIt() {
        var told = 0;
        for (var seed = 0; seed < 5_000; seed++) {
            var random = new Random(seed);
            var slower = 1 + random.nextInt(6);
            var window = Arrays.stream(responses(random, 1 + random.nextInt(8)))
                    .map(each -> each * slower)
                    .toArray();
            var past = IntStream.range(0, random.nextInt(60))
                    .mapToObj(i -> responses(random, 1 + random.nextInt(4)))
                    .toList();

            var found = LatencyContrast.of(window, past);

            assertThat(found.isPresent()).as("seed %d", seed).isEqualTo(isFar(window, past));
            told += found.isPresent() ? 1 : 0;
        }
        assertThat(told).isBetween(200, 4_000);
    }

    @Test
    void theOrderOfResponsesAndWindowsDoesNotMatter() {
        for (var seed = 0; seed < 500; seed++) {
            var random = new Random(seed);
            var window = responses(random, 3 + random.nextInt(6));
            var past = new ArrayList<>(
                    IntStream.range(0, 40).mapToObj(i -> responses(random, 3)).toList());
            var found = LatencyContrast.of(window, past);
            Collections.shuffle(past, random);

            assertThat(LatencyContrast.of(reversed(window), past)).isEqualTo(found);
        }
    }

    /** Each window is compared by itself. */
    private static boolean isFar(long[] window, List<long[]> past) {
        var known = past.stream().filter(each -> each.length >= 3).toList();
        if (window.length < 3 || known.size() < 20) {
            return false;
        }
        var now = middle(window);
        var near = known.stream()
                .filter(each -> middle(each) * 2 > now || middle(each) + 5_000 > now)
                .count();
        return near * 20 <= known.size();
    }

    /** That of which fewer than half are less, and at most half more. */
    private static long middle(long[] responses) {
        return Arrays.stream(responses)
                .filter(each -> 2
                                * Arrays.stream(responses)
                                        .filter(other -> other < each)
                                        .count()
                        < responses.length)
                .filter(each -> 2
                                * Arrays.stream(responses)
                                        .filter(other -> other > each)
                                        .count()
                        <= responses.length)
                .min()
                .orElseThrow();
    }

    private static long[] responses(Random random, int count) {
        return LongStream.range(0, count)
                .map(i -> 2_000 + random.nextInt(8_000) * (random.nextInt(9) == 0 ? 5L : 1L))
                .toArray();
    }

    private static long[] reversed(long[] window) {
        return IntStream.range(0, window.length)
                .mapToLong(i -> window[window.length - 1 - i])
                .toArray();
    }

    private static List<long[]> windows(int count, long millis) {
        return Collections.nCopies(count, millis(millis, millis, millis));
    }

    private static long[] millis(long... responses) {
        return Arrays.stream(responses).map(each -> each * 1_000).toArray();
    }
}
