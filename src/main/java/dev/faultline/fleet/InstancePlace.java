// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.fleet;

import dev.faultline.settings.SettingsSection;
import java.util.Optional;
import java.util.function.Function;

/**
 * The section {@code instance} of the config file: where this instance runs.
 *
 * @param name as the fleet shows it; absent: the name that it has everywhere else
 * @param node the machine
 * @param zone the part of the data centre that fails as one
 * @param workload what tells one release of the app from another
 */
public record InstancePlace(
        Optional<String> name, Optional<String> node, Optional<String> zone, Optional<String> workload) {

    public static final InstancePlace UNKNOWN =
            new InstancePlace(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    private static final int LONGEST = 253;

    /** Reads the section; what it leaves out is taken from {@code NODE_NAME}, {@code ZONE} and {@code WORKLOAD}. */
    public static InstancePlace read(SettingsSection settings, Function<String, Optional<String>> environment) {
        return new InstancePlace(
                text(settings, "name"),
                text(settings, "node").or(() -> variable(environment, "NODE_NAME")),
                text(settings, "zone").or(() -> variable(environment, "ZONE")),
                text(settings, "workload").or(() -> variable(environment, "WORKLOAD")));
    }

    private static Optional<String> text(SettingsSection settings, String key) {
        var text = settings.text(key);
        if (text.isPresent() && (text.get().isBlank() || text.get().length() > LONGEST)) {
            settings.reject(key, "a name of 1 to " + LONGEST + " characters");
        }
        return text;
    }

    private static Optional<String> variable(Function<String, Optional<String>> environment, String name) {
        return environment.apply(name).filter(value -> !value.isBlank());
    }
}
