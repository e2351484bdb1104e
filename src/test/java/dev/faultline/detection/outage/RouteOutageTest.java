// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.detection.outage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.incident.IncidentKind;
import dev.faultline.probe.FailureClass;
import dev.faultline.probe.Observation;
import dev.faultline.probe.Status;
import dev.faultline.timeline.Run;
import dev.faultline.timeline.RunBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Routes that are asked every ten seconds: one letter for each time, U up, D down, S slow, ? unknown, blank not asked. */
class RouteOutageTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final int SECONDS = 10;

    @Test
    void allRoutesThatFailTwiceAreAnOutageFromWhenMostOfThemDid() {
        assertThat(latest("UUDDD", "UUUDD", "UDDDD")).hasValueSatisfying(outage -> {
            assertThat(outage.kind()).isEqualTo(IncidentKind.ROUTES_FAIL);
            assertThat(outage.from()).isEqualTo(second(2));
            assertThat(outage.to()).isEqualTo(second(4));
            assertThat(outage.isOngoing()).isTrue();
        });
    }

    @Test
    void oneFailureOfEachIsNotConfirmed() {
        assertThat(latest("UUUUD", "UUUUD")).isEmpty();
    }

    @Test
    void halfOfTheRoutesAreMostAndFewerAreNot() {
        assertThat(latest("UUDDD", "UUDDD", "UUUUU", "UUUUU")).isPresent();
        assertThat(latest("UUDDD", "UUDDD", "UUUUU", "UUUUU", "UUUUU")).isEmpty();
    }

    @Test
    void oneRouteAloneIsNoOutage() {
        assertThat(latest("UUDDD")).isEmpty();
        assertThat(latest("UUDDD", "UUUUU")).isEmpty();
    }

    @Test
    void whatTheProberCouldNotTellIsNoFailure() {
        assertThat(latest("UU???", "UU???")).isEmpty();
        assertThat(latest("UD?D?", "UD?D?")).isEmpty();
    }

    @Test
    void slowRoutesDoNotFail() {
        assertThat(latest("USSSS", "USSSS")).isEmpty();
    }

    @Test
    void aRouteThatWasNotAskedIsOneThatDoesNotFail() {
        assertThat(latest("UUDDD", "UUDDD", "     ", "     ")).isPresent();
        assertThat(latest("UUDDD", "     ")).isEmpty();
    }

    @Test
    void aRouteThatHasFailedForLongDoesNotMakeTheOutageOlder() {
        assertThat(latest("UDDDDDDD", "UUUUUDDD", "UUUUUUUU"))
                .map(OutageWindow::from)
                .contains(second(5));
    }

    @Test
    void routesThatHaveNotPassedYetDoNotFailForTheirAppMayBeStarting() {
        assertThat(latest("DDDD", "DDDD")).isEmpty();
        assertThat(latest("U       DDDD", "U       DDDD")).as("after a break").isEmpty();
        assertThat(latest("UD?DDD", "UD?DDD")).isPresent();
        assertThat(RouteOutage.latest(List.of(runs("DDDD"), runs("DDDD")), true, false, second(3)))
                .as("an outage that is known")
                .isPresent();
    }

    @Test
    void anOutageEndsOnceFewerFail() {
        assertThat(latest("UDDDUU", "UDDDDU")).hasValueSatisfying(outage -> {
            assertThat(outage.to()).isEqualTo(second(3));
            assertThat(outage.isOngoing()).isFalse();
        });
    }

    @Test
    void anOutageThatNobodyObservesAnyMoreIsNotOngoing() {
        assertThat(latest("UDDDDD    ", "UDDDDD    "))
                .map(OutageWindow::isOngoing)
                .contains(false);
    }

    @Test
    void inAPodAllRoutesHaveToFailForLongerThanAnAppMayTakeToEnd() {
        assertThat(inPod(0, "UUDDD", "UUDDD")).isEmpty();
        assertThat(inPod(9, "UUDDD", "UUDDD")).isEmpty();
        assertThat(inPod(10, "UUDDD", "UUDDD")).map(OutageWindow::from).contains(second(2));
    }

    @Test
    void inAPodAnAppOfWhichARoutePassesDoesNotEnd() {
        assertThat(inPod(0, "UUDDD", "UUDDD", "UUUUU")).isPresent();
        assertThat(inPod(0, "UUDDU", "UUDDU")).isPresent();
        assertThat(inPod(0, "UUDDD", "UUDDU")).isPresent();
    }

    @Test
    void whatFailedForAMomentUntilThisProgramEndedIsNoOutageAfterItsRestart() {
        assertThat(latest("UDDD          ", "UDDD          ")).isEmpty();
        assertThat(latest("UDDD      UUUU", "UDDD      UUUU")).isEmpty();
        assertThat(latest("UDDDDD    UUUU", "UDDDDD    UUUU")).isPresent();
    }

    @Test
    void theLatestOfTwoIsFound() {
        assertThat(latest("UDDDUUDDD", "UDDDUUDDD")).map(OutageWindow::from).contains(second(6));
    }

    /** The obvious twin: from each time to the next count the routes that fail throughout, and take the last stretch of enough. */
    @Test
    void itIsTheLastStretchInWhichEnoughRoutesFail() {
        for (var seed = 0; seed < 4_000; seed++) {
            var random = new Random(seed);
            var routes = IntStream.range(0, 2 + random.nextInt(4))
                    .mapToObj(route -> random.ints(12, 0, 10)
                            .mapToObj(draw -> draw < 5 ? "D" : draw < 8 ? "U" : draw < 9 ? "S" : "?")
                            .reduce("", String::concat))
                    .toArray(String[]::new);

            var found = latest(routes);
            var expected = lastStretch(routes).filter(stretch -> found.isPresent() || !isShort(stretch, routes));

            assertThat(found.map(OutageWindow::from))
                    .as(Arrays.toString(routes))
                    .isEqualTo(expected.map(each -> each.get(0)));
            assertThat(found.map(OutageWindow::to))
                    .as(Arrays.toString(routes))
                    .isEqualTo(expected.map(each -> each.get(1)));
        }
    }

    /** Under 30 s, and no route passes until two columns after it. */
    private static boolean isShort(List<Instant> stretch, String... routes) {
        var first = Duration.between(NOON, stretch.get(0)).toSeconds() / SECONDS;
        var last = Duration.between(NOON, stretch.get(1)).toSeconds() / SECONDS;
        return last - first < 3
                && Arrays.stream(routes)
                        .map(route -> route.substring((int) first + 1, (int) Math.min(last + 3, route.length())))
                        .noneMatch(after -> after.matches(".*[US].*"));
    }

    private static Optional<List<Instant>> lastStretch(String... routes) {
        var most = Math.max(2, (routes.length + 1) / 2);
        var length = routes[0].length();
        var end = length - 1;
        while (end > 0 && failingUpTo(end, routes) < most) {
            end--;
        }
        var start = end;
        while (start > 0 && failingUpTo(start, routes) >= most) {
            start--;
        }
        return end <= start ? Optional.empty() : Optional.of(List.of(second(start), second(end)));
    }

    /** How many routes fail both at this time and at the one before. */
    private static long failingUpTo(int time, String... routes) {
        return Arrays.stream(routes)
                .filter(route -> route.charAt(time) == 'D' && route.charAt(time - 1) == 'D')
                .filter(route -> route.substring(0, time).matches(".*[US].*"))
                .count();
    }

    private static Instant second(int time) {
        return NOON.plusSeconds((long) time * SECONDS);
    }

    private static Optional<OutageWindow> inPod(int secondsLater, String... routes) {
        return RouteOutage.latest(
                Arrays.stream(routes).map(RouteOutageTest::runs).toList(),
                false,
                true,
                second(routes[0].length() - 1).plusSeconds(secondsLater));
    }

    private static Optional<OutageWindow> latest(String... routes) {
        return RouteOutage.latest(
                Arrays.stream(routes).map(RouteOutageTest::runs).toList(),
                false,
                false,
                second(routes[0].length() - 1));
    }

    private static List<Run> runs(String route) {
        var observations = new ArrayList<Observation>();
        for (var time = 0; time < route.length(); time++) {
            var status = switch (route.charAt(time)) {
                case 'U' -> Status.UP;
                case 'S' -> Status.DEGRADED;
                case 'D' -> Status.DOWN;
                default -> Status.UNKNOWN;
            };
            var failure = switch (status) {
                case UP -> FailureClass.NONE;
                case DEGRADED -> FailureClass.SLOW;
                // Its class changes, and it is one failure all the same.
                case DOWN -> time % 2 == 0 ? FailureClass.CONNECT : FailureClass.TIMEOUT;
                case UNKNOWN -> FailureClass.PROBER;
            };
            if (route.charAt(time) != ' ') {
                observations.add(new Observation(
                        "route/a",
                        second(time),
                        Duration.ZERO,
                        status,
                        failure,
                        "",
                        Map.of(),
                        Duration.ofSeconds(SECONDS),
                        Duration.ofSeconds(1)));
            }
        }
        return RunBuilder.fold(observations);
    }
}
