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
 * @param chances how often it would explain a window by chance
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
        ChanceFigures chances,
        SuspicionScore score,
        List<Episode> episodes,
        String why) {

    public DependencyVerdict {
        episodes = List.copyOf(episodes);
    }

    /** Whether it was failing during half of the window or its errors. */
    public boolean explainsHalf() {
        return Judge.explainsHalf(explained);
    }

    /** The chance that it alone would explain a window as well; absent if it is unknown. */
    public OptionalDouble chance() {
        return chances.own();
    }

    /** The chance that any dependency would, if it is known. */
    public OptionalDouble chanceAmongAll() {
        return chances.amongAll();
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
