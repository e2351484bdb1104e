// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.errors;

import dev.faultline.settings.Secret;
import dev.faultline.settings.SettingsSection;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Where the app's 5xx answers are found, and what makes a window of them: the section {@code errors} of the config file.
 *
 * @param accessLog a line for every request
 * @param appLog the app's own error lines
 * @param metrics the app's own counters
 * @param window when a window opens and closes
 * @param maxLag how long the app's own timeouts may delay an error after its cause, from 0 s to 1 h
 */
public record ErrorSettings(
        Optional<AccessLogSettings> accessLog,
        Optional<AppLogSettings> appLog,
        Optional<MetricsSettings> metrics,
        WindowRule window,
        Duration maxLag) {

    private static final Duration USUAL_LAG = Duration.ofSeconds(60);
    private static final Duration LONGEST_LAG = Duration.ofHours(1);

    /** Only what is posted is known. */
    public static final ErrorSettings NONE =
            new ErrorSettings(Optional.empty(), Optional.empty(), Optional.empty(), WindowRule.DEFAULT, USUAL_LAG);

    /** Every secret in it. */
    public Set<Secret> secrets() {
        return metrics.map(each -> each.source().secrets()).orElse(Set.of());
    }

    /** Reads the section; what is wrong is reported to the settings. */
    public static ErrorSettings read(SettingsSection settings) {
        var ignored = IgnoredRoutes.read(settings);
        return new ErrorSettings(
                AccessLogSettings.read(settings, ignored),
                AppLogSettings.read(settings),
                MetricsSettings.read(settings, ignored),
                WindowRule.read(settings.section("window")),
                settings.duration("max-lag", USUAL_LAG, Duration.ZERO, LONGEST_LAG));
    }

    /** Whether the config names the source. */
    public boolean reads(ErrorSource source) {
        return switch (source) {
            case ACCESS_LOG -> accessLog.isPresent();
            case APP_LOG -> appLog.isPresent();
            case METRICS -> metrics.isPresent();
            case POSTED -> false;
        };
    }

    /** Why what the sources in the config say is no evidence of health, after these readings. */
    public List<SourceTrouble> troubles(Collection<SourceReading> readings) {
        return SourceTrouble.in(
                readings.stream().filter(each -> reads(each.source())).toList());
    }

    /**
     * Whether what the source tells is held against windows: error lines of the app's log stand for answers only where
     * nothing counts these.
     */
    public boolean counts(ErrorSource source) {
        return source != ErrorSource.APP_LOG || accessLog.isEmpty() && metrics.isEmpty();
    }
}
