// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.faultline.analysis.verdict.JudgedWindow;
import dev.faultline.errors.ErrorBatch;
import dev.faultline.errors.ErrorSample;
import dev.faultline.errors.ErrorSettings;
import dev.faultline.errors.ErrorSource;
import dev.faultline.errors.FailureProfile;
import dev.faultline.errors.RequestDurations;
import dev.faultline.errors.StatusCounts;
import dev.faultline.incident.FailingRoute;
import dev.faultline.incident.Incident;
import dev.faultline.testing.IncidentBuilder;
import dev.faultline.testing.ResponseCounts;
import dev.faultline.testing.memory.MemoryCheckpoints;
import dev.faultline.testing.memory.MemoryErrors;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class CountedErrorsTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    private final MemoryErrors errors = new MemoryErrors(new MemoryCheckpoints());

    @Test
    void errorsOfAnotherRouteThanTheWindowsDoNotCount() {
        failed(ErrorSource.ACCESS_LOG, "/pay", 2);
        failed(ErrorSource.ACCESS_LOG, "/cart", 3);

        assertThat(count(Optional.of("/pay"), Optional.empty())).isEqualTo(2);
        assertThat(count(Optional.empty(), Optional.empty())).isEqualTo(5);
    }

    @Test
    void onlyThoseOfTheRoutesOfAnIncidentCount() {
        failed(ErrorSource.ACCESS_LOG, "/pay", 2);
        failed(ErrorSource.ACCESS_LOG, "/cart", 3);
        failed(ErrorSource.ACCESS_LOG, "/home", 7);

        assertThat(count(Optional.empty(), Optional.of(incident("/pay", "/cart"))))
                .isEqualTo(5);
    }

    @Test
    void theSourceThatSawMostTells() {
        failed(ErrorSource.ACCESS_LOG, "/pay", 2);
        failed(ErrorSource.POSTED, "/pay", 3);

        assertThat(count(Optional.empty(), Optional.empty())).isEqualTo(3);
    }

    @Test
    void errorsOfASpanAreSpreadOverIt() {
        errors.add(new ErrorBatch(
                List.of(ResponseCounts.anywhere()
                        .by(ErrorSource.METRICS)
                        .between(NOON, NOON.plusSeconds(5))
                        .errors(5)),
                List.of(),
                Optional.empty()));

        assertThat(times(Optional.empty(), Optional.empty()))
                .extracting(ErrorSample::at)
                .containsExactly(
                        NOON.plusMillis(500),
                        NOON.plusMillis(1_500),
                        NOON.plusMillis(2_500),
                        NOON.plusMillis(3_500),
                        NOON.plusMillis(4_500));
    }

    @Test
    void errorsThatWereTimedKeepHowLongTheyHadRunTheSlowApartFromTheQuick() {
        var durations = RequestDurations.of(2, 20).plus(RequestDurations.of(3, 30_000));
        errors.add(new ErrorBatch(
                List.of(ResponseCounts.on("/pay")
                        .at(NOON)
                        .like(new FailureProfile(StatusCounts.NONE, durations))
                        .errors(6)),
                List.of(),
                Optional.empty()));

        assertThat(times(Optional.empty(), Optional.empty()))
                .extracting(ErrorSample::count, ErrorSample::duration)
                .containsExactly(
                        tuple(2L, Optional.of(Duration.ofMillis(20))),
                        tuple(3L, Optional.of(Duration.ofSeconds(30))),
                        tuple(1L, Optional.empty()));
    }

    private void failed(ErrorSource source, String route, long count) {
        var answers = ResponseCounts.on(route).by(source).errors(count);
        errors.add(new ErrorBatch(List.of(answers), List.of(), Optional.empty()));
    }

    private long count(Optional<String> route, Optional<Incident> incident) {
        return times(route, incident).stream().mapToLong(ErrorSample::count).sum();
    }

    private List<ErrorSample> times(Optional<String> route, Optional<Incident> incident) {
        var window = new JudgedWindow(NOON, NOON.plusSeconds(10), route);
        return CountedErrors.in(window, Duration.ofSeconds(1), incident, errors, ErrorSettings.NONE);
    }

    private static Incident incident(String... routes) {
        return new IncidentBuilder("i-1", NOON, NOON.plusSeconds(10))
                .routes(Arrays.stream(routes)
                        .map(route -> new FailingRoute(route, 1, OptionalLong.empty(), NOON, NOON))
                        .toArray(FailingRoute[]::new))
                .errors(5)
                .build();
    }
}
