// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.config;

import dev.faultline.basics.TimeOrder;
import dev.faultline.dependency.ProbePace;
import dev.faultline.text.DurationSyntax;
import java.time.Duration;

/** The keys that say how something is watched; what is not said is inherited. */
final class PaceKeys {

    private static final Duration SHORTEST_INTERVAL = Duration.ofMillis(100);
    private static final Duration LONGEST_INTERVAL = Duration.ofDays(1);
    private static final Duration SHORTEST_TIMEOUT = Duration.ofMillis(1);
    private static final Duration LONGEST_TIMEOUT = Duration.ofSeconds(60);
    private static final long HIGHEST_THRESHOLD = 1000;

    private PaceKeys() {}

    /** What the section says, over what it inherits. Pass it through {@link #fitted} before it is used. */
    static ProbePace read(YamlSettings settings, ProbePace inherited) {
        var interval = settings.duration("interval", inherited.interval(), SHORTEST_INTERVAL, LONGEST_INTERVAL);
        var timeout = settings.duration("timeout", inherited.timeout(), SHORTEST_TIMEOUT, LONGEST_TIMEOUT);
        var slowAbove = settings.duration("slow-above", inherited.slowAbove(), SHORTEST_TIMEOUT, LONGEST_TIMEOUT);
        if (settings.has("slow-above") && slowAbove.compareTo(timeout) > 0) {
            settings.reject("slow-above", "a duration of at most the timeout, " + DurationSyntax.text(timeout));
        }
        var alertInterval =
                settings.duration("alert-interval", inherited.alertInterval(), SHORTEST_INTERVAL, LONGEST_INTERVAL);
        if (settings.has("alert-interval") && alertInterval.compareTo(interval) > 0) {
            settings.reject("alert-interval", "a duration of at most the interval, " + DurationSyntax.text(interval));
        }
        return new ProbePace(
                interval,
                timeout,
                slowAbove,
                alertInterval,
                (int) settings.number("failure-threshold", inherited.failureThreshold(), 1, HIGHEST_THRESHOLD),
                (int) settings.number("success-threshold", inherited.successThreshold(), 1, HIGHEST_THRESHOLD));
    }

    /** An inherited {@code slow-above} or {@code alert-interval} that exceeds the timeout or the interval is that. */
    static ProbePace fitted(ProbePace pace) {
        return new ProbePace(
                pace.interval(),
                pace.timeout(),
                TimeOrder.shorter(pace.slowAbove(), pace.timeout()),
                TimeOrder.shorter(pace.alertInterval(), pace.interval()),
                pace.failureThreshold(),
                pace.successThreshold());
    }
}
