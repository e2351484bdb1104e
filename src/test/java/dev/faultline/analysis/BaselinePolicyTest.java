// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis;

import static dev.faultline.testing.TimelineBuilder.at;
import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.analysis.verdict.JudgedWindow;
import dev.faultline.dependency.Dependency;
import dev.faultline.dependency.DependencyKind;
import dev.faultline.dependency.ProbePace;
import dev.faultline.testing.ObservationFixtures;
import dev.faultline.testing.memory.MemoryStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A window of a minute and a lag of two: an hour before the end of the window is history enough. */
class BaselinePolicyTest {

    private static final JudgedWindow WINDOW = new JudgedWindow(at("11:59:00"), at("12:00:00"), Optional.empty());
    private static final Duration LAG = Duration.ofMinutes(2);

    private final MemoryStore store = new MemoryStore(() -> at("13:00:00"));
    private final BaselinePolicy policy = new BaselinePolicy(store);

    @Test
    void withHistoryEnoughTheUsualBaselineIsAskedFor() {
        observedFrom("db", at("11:00:00"));

        assertThat(baseline("db")).isEmpty();
    }

    @Test
    void withLessTheBaselineIsAsShortAsTheWindow() {
        observedFrom("db", at("11:00:00.001"));

        assertThat(baseline("db")).contains(Duration.ofMinutes(1));
    }

    @Test
    void oneDependencyWithHistoryIsEnough() {
        observedFrom("new", at("11:58:00"));
        observedFrom("old", at("09:00:00"));

        assertThat(baseline("new", "old")).isEmpty();
        assertThat(baseline("new")).isPresent();
    }

    @Test
    void withoutAnyHistoryTheBaselineIsAsShortAsTheWindow() {
        assertThat(baseline("db")).contains(Duration.ofMinutes(1));
        assertThat(baseline()).contains(Duration.ofMinutes(1));
    }

    private void observedFrom(String dependency, Instant first) {
        store.insert(List.of(
                ObservationFixtures.up(dependency, first).made(),
                ObservationFixtures.up(dependency, at("12:00:00")).made()));
    }

    private Optional<Duration> baseline(String... names) {
        var dependencies = List.of(names).stream()
                .map(name ->
                        new Dependency(name, new DependencyKind("tcp"), true, List.of(), Set.of(), ProbePace.DEFAULT))
                .toList();
        return policy.baseline(WINDOW, LAG, dependencies);
    }
}
