// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.config;

import dev.faultline.probe.Check;
import dev.faultline.sharing.CoordinationSettings;
import java.util.List;
import java.util.Optional;

/**
 * What the config file has checked, each in the order of the file.
 *
 * @param dependencies every dependency that is asked itself, then the built-in network unless it is switched off
 * @param routes the app's own routes that are asked, each of kind {@code route}
 * @param documents what the app says of its dependencies, each of kind {@code app-health}
 * @param coordination who says whose turn it is at shared ones, if the file does
 */
public record ConfiguredChecks(
        List<Check<?>> dependencies,
        List<Check<?>> routes,
        List<Check<?>> documents,
        Optional<CoordinationSettings> coordination) {

    static final ConfiguredChecks NONE = new ConfiguredChecks(List.of(), List.of(), List.of(), Optional.empty());

    public ConfiguredChecks {
        dependencies = List.copyOf(dependencies);
        routes = List.copyOf(routes);
        documents = List.copyOf(documents);
    }
}
