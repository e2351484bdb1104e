// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.app.command;

import dev.faultline.config.ConfigLoader;
import dev.faultline.config.ConfigSchema;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;

/** {@code config schema}: prints the JSON Schema of the config file, for editors. */
final class SchemaCommand {

    private final PrintStream out;

    SchemaCommand(PrintStream out) {
        this.out = out;
    }

    /** 0. */
    int run(List<String> arguments) {
        if (!arguments.equals(List.of("schema"))) {
            throw new WrongUsage("config needs what to print; allowed: config schema");
        }
        var schema = OfferedKinds.ask(
                factories -> ConfigSchema.of(new ConfigLoader(factories, name -> Optional.empty()), factories));
        out.println(schema.toPrettyString());
        return 0;
    }
}
