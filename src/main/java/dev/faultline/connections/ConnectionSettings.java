// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.connections;

import dev.faultline.settings.SettingsSection;
import java.time.Duration;

/**
 * Whether and how often the app's connections are read.
 *
 * @param isStated whether the file says that they are to be read: then they are taken for the app's also outside a pod, where the
 *     network is not the app's alone
 * @param interval 1 s to 60 s; where one reading takes long, more time passes (see {@link SamplingPace})
 */
public record ConnectionSettings(boolean enabled, boolean isStated, Duration interval) {

    private static final Duration LONGEST = Duration.ofSeconds(60);

    public static final ConnectionSettings DEFAULT = new ConnectionSettings(true, false, Duration.ofSeconds(1));

    /** Reads the section {@code connections}. */
    public static ConnectionSettings read(SettingsSection section) {
        var enabled = section.flag("enabled", DEFAULT.enabled);
        return new ConnectionSettings(
                enabled,
                enabled && section.has("enabled"),
                section.duration("interval", DEFAULT.interval, DEFAULT.interval, LONGEST));
    }
}
