// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.errors;

import dev.faultline.probe.http.HttpSource;
import dev.faultline.settings.SettingsSection;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Where the app's own counters are.
 *
 * @param source its Prometheus or OpenMetrics endpoint
 * @param interval how often it is read, from 250 ms to 1 h; more often while errors come
 * @param timeout how long one reading may take, from 100 ms to 1 min
 * @param counters counters of requests that are named, before those that are recognised; of several that are there the
 *     first holds
 * @param ignored routes whose answers do not count
 */
public record MetricsSettings(
        HttpSource source, Duration interval, Duration timeout, List<CounterSettings> counters, IgnoredRoutes ignored) {

    private static final Duration USUAL_INTERVAL = Duration.ofSeconds(5);
    private static final Duration USUAL_TIMEOUT = Duration.ofSeconds(3);
    private static final int USUAL_MAX_BODY = 8 << 20;

    public MetricsSettings {
        counters = List.copyOf(counters);
    }

    static Optional<MetricsSettings> read(SettingsSection errors, IgnoredRoutes ignored) {
        return errors.has("metrics") ? Optional.of(of(errors.section("metrics"), ignored)) : Optional.empty();
    }

    /** Reads the section {@code metrics} itself; what is wrong is reported to the settings. */
    public static MetricsSettings of(SettingsSection settings, IgnoredRoutes ignored) {
        return new MetricsSettings(
                HttpSource.read(settings, USUAL_MAX_BODY),
                bounded(settings, "interval", USUAL_INTERVAL, Duration.ofMillis(250), Duration.ofHours(1)),
                bounded(settings, "timeout", USUAL_TIMEOUT, Duration.ofMillis(100), Duration.ofMinutes(1)),
                settings.sections("counters").stream()
                        .map(CounterSettings::read)
                        .toList(),
                ignored);
    }

    private static Duration bounded(
            SettingsSection settings, String key, Duration usual, Duration least, Duration most) {
        var duration = settings.duration(key, usual);
        if (duration.compareTo(least) < 0 || duration.compareTo(most) > 0) {
            settings.reject(
                    key, "a duration from " + least.toMillis() + "ms to " + (most.toMinutes() == 60 ? "1h" : "1m"));
            return usual;
        }
        return duration;
    }
}
