// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis.runbook;

import dev.faultline.changes.ChangeSettings;
import dev.faultline.errors.ErrorSettings;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What of the config in force a report depends on.
 *
 * @param app the app this instance stands beside
 * @param errors where the app's 5xx responses and error lines are found
 * @param changes where changes around the app are found
 * @param routes the routes that the config names, as patterns
 * @param components what is known of the app's health documents
 */
public record ReportSettings(
        String app, ErrorSettings errors, ChangeSettings changes, Set<String> routes, ComponentSettings components) {

    public ReportSettings {
        routes = Set.copyOf(routes);
    }

    /** A config that names no route. */
    public ReportSettings(String app, ErrorSettings errors, ChangeSettings changes) {
        this(app, errors, changes, Set.of(), ComponentSettings.NONE);
    }

    /** Whether anything is configured that tells of errors or changes. */
    public boolean hasSource() {
        return errors.accessLog().isPresent()
                || errors.appLog().isPresent()
                || errors.metrics().isPresent()
                || !changes.watch().isEmpty()
                || changes.labels().isPresent()
                || changes.kubernetes().enabled();
    }

    /**
     * What is known of the app's health documents.
     *
     * @param mapped the dependencies that the config maps components to, by the full name of the component
     * @param silent the names of the documents that tell of no component
     */
    public record ComponentSettings(Map<String, String> mapped, List<String> silent) {

        public static final ComponentSettings NONE = new ComponentSettings(Map.of(), List.of());

        public ComponentSettings {
            mapped = Map.copyOf(mapped);
            silent = List.copyOf(silent);
        }
    }
}
