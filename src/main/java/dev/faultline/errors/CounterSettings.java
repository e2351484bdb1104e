// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.errors;

import dev.faultline.settings.SettingsSection;
import java.util.Optional;
import java.util.Set;

/**
 * A counter of requests that the config names.
 *
 * @param name as the endpoint shows it, such as {@code shop_requests_total}
 * @param statusLabel the label that tells how a request was answered: a code, a class such as {@code 5xx}, or a word
 * @param routeLabel the label that tells the route, if one does
 * @param errorValues the values of {@code statusLabel} that stand for a 5xx; empty: codes and the usual words are understood
 */
public record CounterSettings(String name, String statusLabel, Optional<String> routeLabel, Set<String> errorValues) {

    public CounterSettings {
        errorValues = Set.copyOf(errorValues);
    }

    /** Reads {@code name}, {@code status-label}, {@code route-label} and {@code errors}. */
    static CounterSettings read(SettingsSection settings) {
        return new CounterSettings(
                settings.requiredText("name"),
                settings.requiredText("status-label"),
                settings.text("route-label").filter(label -> !label.isBlank()),
                Set.copyOf(settings.texts("errors")));
    }
}
