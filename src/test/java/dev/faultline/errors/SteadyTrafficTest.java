// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.errors;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class SteadyTrafficTest {

    private static final Instant LAST = Instant.parse("2026-11-22T12:00:00Z");

    @Test
    void aRequestEveryFiveSecondsForAnHourIsTwelveAMinute() {
        var steady = SteadyTraffic.of(every(5, 3_600)).orElseThrow();

        assertThat(steady.last()).isEqualTo(LAST);
        assertThat(steady.usual()).isCloseTo(12, Offset.offset(0.1));
        assertThat(steady.least()).isCloseTo(12, Offset.offset(0.3));
        assertThat(steady.longestGap()).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void lessThanHalfAnHourIsNotSteady() {
        assertThat(SteadyTraffic.of(every(5, 28 * 60))).isEmpty();
        assertThat(SteadyTraffic.of(every(5, 31 * 60))).isPresent();
        assertThat(SteadyTraffic.of(List.of())).isEmpty();
    }

    @Test
    void aMinuteWithoutARequestEndsWhatIsSteady() {
        var counted = new ArrayList<>(every(5, 3_600));
        counted.removeIf(each -> isBetween(each, 20 * 60, 22 * 60));
        assertThat(SteadyTraffic.of(counted)).isEmpty();

        var earlier = new ArrayList<>(every(5, 3_600));
        earlier.removeIf(each -> isBetween(each, 40 * 60, 42 * 60));
        assertThat(SteadyTraffic.of(earlier)).isPresent();
    }

    @Test
    void requestsHaveStoppedOnceTheSilenceIsNoChance() {
        // Twelve a minute: twelve are missing after a minute, but a log may be a minute late.
        var often = SteadyTraffic.of(every(5, 3_600)).orElseThrow();
        assertThat(often.hasStopped(LAST, LAST.plusSeconds(119))).isFalse();
        assertThat(often.hasStopped(LAST, LAST.plusSeconds(120))).isTrue();

        // Two a minute: e^-11.5 takes six minutes.
        var seldom = SteadyTraffic.of(every(30, 3_600)).orElseThrow();
        assertThat(seldom.hasStopped(LAST, LAST.plusSeconds(330))).isFalse();
        assertThat(seldom.hasStopped(LAST, LAST.plusSeconds(360))).isTrue();
    }

    @Test
    void aPauseThatIsUsualIsNoStop() {
        var bursts = IntStream.range(0, 60)
                .mapToObj(minute -> count(minute * 60L, 600))
                .toList();
        var steady = SteadyTraffic.of(bursts).orElseThrow();

        assertThat(steady.longestGap()).isEqualTo(Duration.ofSeconds(60));
        assertThat(steady.hasStopped(LAST, LAST.plusSeconds(179))).isFalse();
        assertThat(steady.hasStopped(LAST, LAST.plusSeconds(180))).isTrue();
    }

    @Test
    void theQuietestFiveMinutesDecide() {
        var counted = new ArrayList<>(every(1, 3_600));
        counted.removeIf(each -> isBetween(each, 600, 900) && each.from().getEpochSecond() % 60 != 0);
        var steady = SteadyTraffic.of(counted).orElseThrow();

        assertThat(steady.least()).isLessThan(2);
        assertThat(steady.usual()).isGreaterThan(50);
        assertThat(steady.hasStopped(LAST, LAST.plusSeconds(300))).isFalse();
    }

    @Test
    void whatIsCountedOverASpanIsSpreadOverIt() {
        var scraped = IntStream.range(0, 120)
                .mapToObj(each -> new ResponseCount(
                        ErrorSource.METRICS,
                        Optional.empty(),
                        LAST.minusSeconds(30L * (each + 1)),
                        LAST.minusSeconds(30L * each),
                        OptionalLong.of(6),
                        0,
                        ""))
                .toList();
        var steady = SteadyTraffic.of(scraped).orElseThrow();

        assertThat(steady.usual()).isCloseTo(12, Offset.offset(0.1));
        assertThat(steady.longestGap()).isZero();
    }

    /** Poisson traffic of any rate: in 300 hours of it no pause is taken for a stop. */
    @Test
    void aPauseOfRandomTrafficIsNoStop() {
        var stops = 0;
        for (var seed = 0; seed < 300; seed++) {
            var random = new Random(seed);
            var mean = 2 + random.nextInt(58);
            var counted = new ArrayList<ResponseCount>();
            var at = 0.0;
            while (at < 3_600) {
                at += -Math.log(1 - random.nextDouble()) * mean;
                counted.add(count(Math.round(at), 1));
            }
            // Newest first: after each but the last there is a later one, up to which requests seemed to have stopped.
            for (var i = 1; i < counted.size() / 2; i++) {
                var next = counted.get(i - 1).from();
                if (SteadyTraffic.of(counted.subList(i, counted.size()))
                        .filter(steady -> steady.hasStopped(steady.last(), next))
                        .isPresent()) {
                    stops++;
                }
            }
        }
        assertThat(stops).isZero();
    }

    private static boolean isBetween(ResponseCount each, long before, long until) {
        var ago = Duration.between(each.from(), LAST).toSeconds();
        return ago > before && ago < until;
    }

    private static List<ResponseCount> every(int seconds, int length) {
        return IntStream.rangeClosed(0, length / seconds)
                .mapToObj(each -> count((long) each * seconds, 1))
                .toList();
    }

    private static ResponseCount count(long secondsAgo, long requests) {
        var at = LAST.minusSeconds(secondsAgo);
        return new ResponseCount(ErrorSource.ACCESS_LOG, Optional.empty(), at, at, OptionalLong.of(requests), 0, "");
    }
}
