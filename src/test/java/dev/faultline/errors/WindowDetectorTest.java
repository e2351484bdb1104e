// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.errors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.testing.ResponseCounts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WindowDetectorTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final WindowRule RULE = new WindowRule(3, 0.02, Duration.ofSeconds(30));

    private static final ErrorBaseline.History NO_HISTORY = (source, route, instant) -> ErrorBaseline.NONE;
    private static final ErrorBaseline ONE_IN_A_HUNDRED = new ErrorBaseline(3_600, OptionalLong.of(360_000));

    private final List<ResponseCount> answers = new ArrayList<>();

    @Test
    void threeErrorsWithinCloseAfterMakeAWindowFromTheFirstToTheLast() {
        errorsAt("/pay", 0, 10.5, 29);

        assertThat(windows()).containsExactly(window("/pay", 0, 29));
    }

    @Test
    void threeErrorsFurtherApartMakeNone() {
        errorsAt("/pay", 0, 15, 31);

        assertThat(windows()).isEmpty();
    }

    @Test
    void itGoesOnAsLongAsErrorsAreNoFurtherApartThanCloseAfter() {
        errorsAt("/pay", 0, 1, 2, 32, 62, 92.001);

        assertThat(windows()).containsExactly(window("/pay", 0, 62));
    }

    @Test
    void afterCloseAfterWithoutErrorsAnotherWindowOpens() {
        errorsAt("/pay", 0, 1, 2, 40, 41, 42);

        assertThat(windows()).containsExactly(window("/pay", 0, 2), window("/pay", 40, 42));
    }

    @Test
    void theUsualNoiseOfABusyRouteMakesNoWindow() {
        for (var second = 0; second < 120; second++) {
            answered("/pay", second, 100, 1);
        }

        assertThat(windows()).isEmpty();
    }

    @Test
    void theUsualNoiseKeepsNoWindowOpen() {
        for (var second = 0; second < 300; second++) {
            answered("/pay", second, 100, second >= 60 && second < 70 ? 100 : 1);
        }

        var windows = windowsAfter(ONE_IN_A_HUNDRED);

        assertThat(windows).hasSize(1);
        assertThat(windows.get(0).from()).isBeforeOrEqualTo(NOON.plusSeconds(60));
        assertThat(windows.get(0).to()).isBetween(NOON.plusSeconds(69), NOON.plusSeconds(100));
    }

    @Test
    void asManyErrorsAsTheHourBeforeHadOpenNoWindow() {
        for (var second = 0; second < 30; second++) {
            answered("/pay", second, 10, second % 10 == 0 ? 3 : 0);
        }

        assertThat(windows()).hasSize(1);
        assertThat(windowsAfter(new ErrorBaseline(1_080, OptionalLong.of(36_000))))
                .isEmpty();
    }

    @Test
    void aJumpFromOneInAHundredToOneInFiveOpensAWindowWithinSeconds() {
        for (var second = 0; second < 60; second++) {
            answered("/pay", second, 100, second < 50 ? 1 : 20);
        }

        assertThat(windowsAfter(ONE_IN_A_HUNDRED))
                .singleElement()
                .satisfies(window ->
                        assertThat(window.to()).isEqualTo(NOON.plusSeconds(59).plusMillis(990)));
        assertThat(answers.subList(0, 53))
                .satisfies(start -> assertThat(new WindowDetector(RULE)
                                .windows(
                                        List.copyOf(start),
                                        route -> List.of(),
                                        (source, route, instant) -> ONE_IN_A_HUNDRED))
                        .hasSize(1));
    }

    @Test
    void anHourOfOutageDoesNotMakeTheNextOneUsual() {
        for (var second = 0; second < 5; second++) {
            answered("/pay", second, 1, 1);
        }

        assertThat(windowsAfter(new ErrorBaseline(3_000, OptionalLong.of(3_600))))
                .hasSize(1);
    }

    @Test
    void aFewErrorsAnHourDoNotDelayAWindow() {
        errorsAt("/pay", 0, 1, 2);

        assertThat(windowsAfter(new ErrorBaseline(3, OptionalLong.empty()))).hasSize(1);
    }

    @Test
    void whereRequestsAreUnknownTheTimeSaysWhatIsUsual() {
        errorsAt("/pay", 0, 1, 2);

        assertThat(windowsAfter(new ErrorBaseline(60, OptionalLong.empty()))).isEmpty();
    }

    @Test
    void aWindowStaysOpenAtHalfOfTheRatio() {
        for (var second = 0; second < 120; second++) {
            answered("/pay", second, 100, second < 3 ? 100 : second % 2 == 0 ? 3 : 0);
        }

        assertThat(windows())
                .singleElement()
                .satisfies(window ->
                        assertThat(window.to()).isEqualTo(NOON.plusSeconds(118).plusMillis(990)));
    }

    @Test
    void errorsOfManyRoutesOfWhichNoneMakesAWindowMakeOneForAll() {
        errorsAt("/a", 0);
        errorsAt("/b", 1);
        errorsAt("/c", 2);

        assertThat(windows())
                .containsExactly(new ErrorWindow(ErrorSource.ACCESS_LOG, Optional.empty(), NOON, NOON.plusSeconds(2)));
    }

    @Test
    void sourcesAreNeverAddedUp() {
        errorsAt("/pay", 0, 1);
        answers.add(ResponseCounts.on("/pay")
                .by(ErrorSource.POSTED)
                .between(NOON, NOON.plusSeconds(2))
                .errors(2));

        assertThat(windows()).isEmpty();
    }

    @Test
    void theBoundsOfACounterAreTheLooksAtIt() {
        answers.add(ResponseCounts.anywhere()
                .by(ErrorSource.METRICS)
                .between(NOON, NOON.plusSeconds(5))
                .requests(9)
                .errors(4));

        assertThat(windows())
                .containsExactly(new ErrorWindow(ErrorSource.METRICS, Optional.empty(), NOON, NOON.plusSeconds(5)));
    }

    @Test
    void anErrorSoonAfterAKnownWindowGoesOnWithIt() {
        errorsAt("/pay", 50);
        var known = window("/pay", 0, 25);

        assertThat(new WindowDetector(RULE).windows(answers, route -> List.of(known), NO_HISTORY))
                .containsExactly(window("/pay", 0, 50));
    }

    @Test
    void itFindsWhatItsSlowTwinFindsInAnyOrder() {
        var random = new Random(5);
        for (var i = 0; i < 2_000; i++) {
            answers.clear();
            answers.addAll(random(random));
            Collections.shuffle(answers, random);

            ErrorBaseline.History history = random(random.nextInt());

            assertThat(new WindowDetector(RULE).windows(answers, route -> List.of(), history))
                    .as("history %d: %s", i, answers)
                    .isEqualTo(SlowWindows.of(answers, RULE, history));
        }
    }

    /** Another baseline for each half minute and route. */
    private static ErrorBaseline.History random(int seed) {
        return (source, route, instant) -> {
            var random = new Random(seed + instant.getEpochSecond() / 30 * 31 + route.hashCode());
            var requests = random.nextInt(2_000);
            var failed = random.nextInt(3) == 0 ? 0 : random.nextInt(1 + requests / 10);
            return new ErrorBaseline(failed, random.nextInt(3) == 0 ? OptionalLong.empty() : OptionalLong.of(requests));
        };
    }

    private static List<ResponseCount> random(Random random) {
        var history = new ArrayList<ResponseCount>();
        var length = 1 + random.nextInt(300_000);
        for (var i = random.nextInt(25); i >= 0; i--) {
            var from = NOON.plusMillis(random.nextInt(length));
            var errors = Math.max(0, random.nextInt(6) - 2);
            history.add(
                    ResponseCounts.of(random.nextInt(3) == 0 ? Optional.empty() : Optional.of("/" + random.nextInt(3)))
                            .by(ErrorSource.values()[random.nextInt(2)])
                            .between(from, random.nextBoolean() ? from : from.plusMillis(random.nextInt(20_000)))
                            .requests(
                                    random.nextInt(3) == 0
                                            ? OptionalLong.empty()
                                            : OptionalLong.of(errors + random.nextInt(200)))
                            .errors(errors));
        }
        return history;
    }

    private void errorsAt(String route, double... seconds) {
        for (var second : seconds) {
            var at = NOON.plusMillis(Math.round(second * 1_000));
            answers.add(ResponseCounts.on(route).at(at).saying("boom").errors(1));
        }
    }

    private void answered(String route, int second, long requests, long errors) {
        var at = NOON.plusSeconds(second);
        answers.add(ResponseCounts.on(route)
                .between(at, at.plusMillis(990))
                .requests(requests)
                .errors(errors));
    }

    private List<ErrorWindow> windows() {
        return new WindowDetector(RULE).windows(answers);
    }

    private List<ErrorWindow> windowsAfter(ErrorBaseline hour) {
        return new WindowDetector(RULE).windows(answers, route -> List.of(), (source, route, instant) -> hour);
    }

    private static ErrorWindow window(String route, double from, double to) {
        return new ErrorWindow(
                ErrorSource.ACCESS_LOG,
                Optional.of(route),
                NOON.plusMillis(Math.round(from * 1_000)),
                NOON.plusMillis(Math.round(to * 1_000)));
    }

    @Test
    void theRequestsOfALongerSpanAreSpreadOverIt() {
        var minute = ResponseCounts.on("/pay")
                .between(NOON.minusSeconds(600), NOON)
                .requests(6_000)
                .errors(0);
        answers.add(minute);
        for (var second = 0; second < 3; second++) {
            answered("/pay", second, 2, 2);
        }

        // 300 of the requests lie in the half minute before, so six errors are its 2 %; all 6,000 would hide them.
        assertThat(windows()).hasSize(1);
    }
}
