// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.app.command;

import dev.faultline.config.ConfigError;
import dev.faultline.config.ConfigLoader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** {@code check FILE...}: reads config files as the program would, and starts nothing. */
final class CheckCommand {

    private static final int INVALID = 2;

    private final PrintStream out;
    private final PrintStream err;

    CheckCommand(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    /** 0 if all files are valid, else 2. */
    int run(List<String> arguments) {
        var read = CommandArguments.read(arguments, Set.of(), Set.of("strict"));
        if (read.words().isEmpty()) {
            throw new WrongUsage("check needs the name of a config file");
        }
        var strict = read.option("strict").isPresent();
        return OfferedKinds.ask(factories -> {
            var loader = new ConfigLoader(factories, name -> Optional.ofNullable(System.getenv(name)));
            var invalid = 0;
            for (var name : read.words()) {
                invalid += isValid(name, loader, strict) ? 0 : 1;
            }
            return invalid == 0 ? 0 : INVALID;
        });
    }

    private boolean isValid(String name, ConfigLoader loader, boolean strict) {
        var errors = new ArrayList<String>();
        var here = 0;
        try {
            var found = loader.errors(Files.readAllBytes(Path.of(name))).stream()
                    .sorted(Comparator.comparingInt(ConfigError::line))
                    .toList();
            found.stream()
                    .filter(Predicate.not(each -> each.local() && !strict))
                    .map(ConfigError::text)
                    .forEach(errors::add);
            here = found.size() - errors.size();
        } catch (IOException unreadable) {
            errors.add("the file cannot be read");
        }
        errors.forEach(error -> err.println(name + ": " + error));
        if (errors.isEmpty()) {
            out.println(name + ": valid"
                    + (here == 0
                            ? ""
                            : ", except for what is not known here: " + here
                                    + (here == 1 ? " value comes" : " values come") + " from a variable or a file"));
        }
        return errors.isEmpty();
    }
}
