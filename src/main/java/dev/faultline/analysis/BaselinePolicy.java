// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis;

import dev.faultline.analysis.verdict.JudgedWindow;
import dev.faultline.dependency.Dependency;
import dev.faultline.timeline.ObservationStore;
import dev.faultline.timeline.Run;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;

/**
 * Whether there is history enough to tell a coincidence from chance. A failure explains every window that opens up to the
 * lag after it, so while less than twenty times the window and the lag together were watched, even the only failure there
 * ever was covers over a twentieth of all there is, and would pass for usual. Thread-safe.
 */
public final class BaselinePolicy {

    private static final int TIMES = 20;

    private final ObservationStore store;

    public BaselinePolicy(ObservationStore store) {
        this.store = store;
    }

    /**
     * The baseline to ask for: absent, the usual one, where there is history enough; else one so short that no chance is
     * told, and the verdict notes it.
     */
    public Optional<Duration> baseline(JudgedWindow window, Duration maxLag, Collection<Dependency> dependencies) {
        var wanted = window.duration().plus(maxLag).multipliedBy(TIMES);
        var isEnough = dependencies.stream()
                .flatMap(dependency -> first(dependency).stream())
                .anyMatch(first -> !first.isAfter(window.to().minus(wanted)));
        return isEnough ? Optional.empty() : Optional.of(window.duration());
    }

    private Optional<Instant> first(Dependency dependency) {
        return store.runs(dependency.name(), Instant.EPOCH, Instant.EPOCH).stream()
                .map(Run::firstStart)
                .findFirst();
    }
}
