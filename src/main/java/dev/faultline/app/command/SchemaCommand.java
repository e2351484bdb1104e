// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.app.command;

import dev.faultline.config.ConfigLoader;
import dev.faultline.config.ConfigSchema;
import dev.faultline.probe.kinds.ProbeKinds;
import io.vertx.core.Vertx;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;

/** {@code config schema}: prints the JSON Schema of the config file, for editors. */
final class SchemaCommand {

    private final PrintStream out;

    SchemaCommand(PrintStream out) {
        this.out = out;
    }

    int run(List<String> arguments) {
        if (!arguments.equals(List.of("schema"))) {
            throw new WrongUsage("config needs what to print; allowed: config schema");
        }
        // The kinds need it to be made, and ask nothing of it.
        var vertx = Vertx.vertx();
        try {
            var factories = new ProbeKinds(vertx, Runnable::run).all();
            var loader = new ConfigLoader(factories, name -> Optional.empty());
            out.println(ConfigSchema.of(loader, factories).toPrettyString());
            return 0;
        } finally {
            vertx.close();
        }
    }
}
