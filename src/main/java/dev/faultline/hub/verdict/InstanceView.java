// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.hub.verdict;

import dev.faultline.analysis.verdict.DependencyVerdict;
import dev.faultline.dependency.Dependency;
import dev.faultline.hub.FleetInstance;
import dev.faultline.timeline.Episode;
import dev.faultline.timeline.Timeline;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What one instance observed of a dependency, and what that comes to by itself.
 *
 * @param instance which
 * @param dependency as it has it
 * @param timeline by the database's clock
 * @param verdict of the judge, on its observations alone
 * @param shared whether the instances check it in turns
 * @param life when it ran
 */
record InstanceView(
        FleetInstance instance,
        Dependency dependency,
        Timeline timeline,
        DependencyVerdict verdict,
        boolean shared,
        FailingSpan life) {

    /** Stored times are cut to milliseconds, and ends rounded up. */
    private static final Duration ROUNDING = Duration.ofMillis(2);

    /** How far off its times may be. */
    Duration uncertainty() {
        return instance.clock().known() ? instance.clock().uncertainty() : Duration.ofSeconds(1);
    }

    boolean failed() {
        return verdict.finding().isFailure();
    }

    List<Episode> episodes() {
        return verdict.episodes();
    }

    /** When it certainly failed for it. */
    List<FailingSpan> failing() {
        return episodes().stream().flatMap(each -> span(each).stream()).toList();
    }

    private Optional<FailingSpan> span(Episode episode) {
        var until = episode.recovery().isPresent() ? episode.recovery().get().earliest() : timeline.lastObserved();
        return episode.onset().latest().flatMap(onset -> until.map(end -> FailingSpan.between(onset, end)));
    }

    /** The same, however its clock is off. */
    Instant surelyKnownUntil() {
        return knownUntil().equals(Instant.MAX)
                ? Instant.MAX
                : knownUntil().minus(uncertainty()).minus(ROUNDING);
    }

    /** Up to when it is known, if what comes later is yet to be reported; at the end of time if nothing more will be. */
    Instant knownUntil() {
        return instance.reportedUntil()
                .filter(until -> instance.isKnown())
                .flatMap(timeline::pendingFrom)
                .orElse(Instant.MAX);
    }
}
