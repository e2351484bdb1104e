// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.config;

import dev.faultline.store.RetentionPeriods;
import dev.faultline.text.DurationSyntax;
import java.time.Duration;

/** Reads how long what was stored is kept. */
final class RetentionKeys {

    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofDays(3650);

    private RetentionKeys() {}

    static RetentionPeriods read(YamlSettings settings) {
        var observations =
                settings.duration("observations", RetentionPeriods.DEFAULT.observations(), SHORTEST, LONGEST);
        var timelines = settings.duration("timelines", RetentionPeriods.DEFAULT.timelines(), SHORTEST, LONGEST);
        if (timelines.compareTo(observations) < 0 && settings.has("timelines")) {
            settings.reject(
                    "timelines", "a duration of at least retention.observations, " + DurationSyntax.text(observations));
        } else if (timelines.compareTo(observations) < 0) {
            settings.reject(
                    "observations", "a duration of at most retention.timelines, " + DurationSyntax.text(timelines));
        }
        return new RetentionPeriods(observations, timelines);
    }
}
