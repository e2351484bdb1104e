// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis.runbook;

import dev.faultline.changes.ChangeSettings;
import dev.faultline.errors.ErrorSettings;
import java.util.Set;

/**
 * What of the config in force a report depends on.
 *
 * @param app the app this instance stands beside
 * @param errors where the app's 5xx responses and error lines are found
 * @param changes where changes around the app are found
 * @param routes the routes that the config names, as patterns
 */
public record ReportSettings(String app, ErrorSettings errors, ChangeSettings changes, Set<String> routes) {

    public ReportSettings {
        routes = Set.copyOf(routes);
    }

    /** A config that names no route. */
    public ReportSettings(String app, ErrorSettings errors, ChangeSettings changes) {
        this(app, errors, changes, Set.of());
    }
}
