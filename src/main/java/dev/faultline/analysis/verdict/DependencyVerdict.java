// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis.verdict;

import dev.faultline.dependency.Dependency;
import dev.faultline.timeline.Episode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The evidence for and against one dependency.
 *
 * @param dependency which
 * @param finding what it comes to
 * @param failing how long it failed in the window at its lag
 * @param explained the mean probability that it was failing, over the window or its errors, in [0, 1]
 * @param lag how far the errors followed it, in [0, max-lag]; the smallest at which what it explains is worth most
 * @param observed how closely the window was observed
 * @param chance the share of like windows in the baseline that it would explain as well; absent if the baseline is too short
 * @param chanceAmongAll the share of like windows that it, or another that could matter and is as rarely a suspect, would
 *     explain as well; absent if it is no suspect, explains under half, or its chance is unknown
 * @param score how much speaks for it
 * @param episodes its failures in the window's reach
 * @param why one sentence
 */
public record DependencyVerdict(
        Dependency dependency,
        Finding finding,
        FailingTime failing,
        double explained,
        Duration lag,
        ProbeCoverage observed,
        OptionalDouble chance,
        OptionalDouble chanceAmongAll,
        SuspicionScore score,
        List<Episode> episodes,
        String why) {

    public DependencyVerdict {
        episodes = List.copyOf(episodes);
    }

    /** How long it certainly failed in the window. */
    public Duration certain() {
        return failing.certain();
    }

    /** How long it may have failed there at most. */
    public Duration possible() {
        return failing.possible();
    }

    /** The share of the window that was observed, in [0, 1]. */
    public double coverage() {
        return observed.share();
    }

    /** How many observations lie in the window. */
    public long observations() {
        return observed.observations();
    }

    /** The longest outage that the probing could have missed at that time; absent if nothing was observed. */
    public Optional<Duration> resolution() {
        return observed.resolution();
    }
}
