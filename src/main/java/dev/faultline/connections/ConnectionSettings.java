// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.connections;

import dev.faultline.settings.SettingsSection;
import java.time.Duration;

/**
 * Whether and how often the app's connections are read.
 *
 * @param interval 1 s to 60 s; where one reading takes long, more time passes (see {@link SamplingPace})
 */
public record ConnectionSettings(boolean enabled, Duration interval) {

    private static final Duration LONGEST = Duration.ofSeconds(60);

    public static final ConnectionSettings DEFAULT = new ConnectionSettings(true, Duration.ofSeconds(1));

    /** Reads the section {@code connections}. */
    public static ConnectionSettings read(SettingsSection section) {
        return new ConnectionSettings(
                section.flag("enabled", DEFAULT.enabled),
                section.duration("interval", DEFAULT.interval, DEFAULT.interval, LONGEST));
    }
}
