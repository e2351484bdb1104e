// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.app;

import dev.faultline.analysis.runbook.ReportSettings;
import dev.faultline.analysis.runbook.ReportSettings.ComponentSettings;
import dev.faultline.config.ConfigWatch;
import dev.faultline.config.FaultlineConfig;
import dev.faultline.dependency.RoutePattern;
import dev.faultline.probe.apphealth.AppHealthSpec;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a report has to know of the config in force.
 *
 * @param silent the names of the checks whose health documents name no component
 */
record ReportedConfig(ConfigWatch config, Supplier<List<String>> silent) {

    ReportSettings settings() {
        var current = config.current();
        return new ReportSettings(
                current.app(),
                current.errors(),
                current.changes(),
                namedRoutes(current),
                new ComponentSettings(mappedComponents(current), silent.get()));
    }

    /** The patterns of routes that a check names. */
    private static Set<String> namedRoutes(FaultlineConfig current) {
        return Stream.concat(current.checks().stream(), current.routes().stream())
                .flatMap(check -> check.dependency().routes().stream())
                .map(RoutePattern::pattern)
                .collect(Collectors.toSet());
    }

    /** The dependency that each component is, as far as the config says so. */
    private static Map<String, String> mappedComponents(FaultlineConfig current) {
        var mapped = new HashMap<String, String>();
        for (var document : current.documents()) {
            if (document.spec() instanceof AppHealthSpec spec) {
                spec.map()
                        .forEach((component, dependency) ->
                                mapped.put(document.dependency().name() + "/" + component, dependency));
            }
        }
        return mapped;
    }
}
