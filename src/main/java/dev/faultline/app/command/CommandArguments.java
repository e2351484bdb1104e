// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.app.command;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The arguments after the name of a command: plain words, and options by name.
 *
 * @param words what is no option, in order
 * @param options the value of each option, without its dashes; empty for a switch
 */
record CommandArguments(List<String> words, Map<String, String> options) {

    CommandArguments {
        words = List.copyOf(words);
        options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
    }

    /**
     * @param valued the options that take a value, as {@code --name VALUE} or {@code --name=VALUE}
     * @param switches those that take none
     * @throws WrongUsage for any other, one without its value, and one that is given twice
     */
    static CommandArguments read(List<String> arguments, Set<String> valued, Set<String> switches) {
        var words = new ArrayList<String>();
        var options = new LinkedHashMap<String, String>();
        for (var each = arguments.iterator(); each.hasNext(); ) {
            var argument = each.next();
            if (!argument.startsWith("--")) {
                words.add(argument);
                continue;
            }
            var equals = argument.indexOf('=');
            var name = argument.substring(2, equals < 0 ? argument.length() : equals);
            String value;
            if (valued.contains(name) && (equals >= 0 || each.hasNext())) {
                value = equals >= 0 ? argument.substring(equals + 1) : each.next();
            } else if (switches.contains(name) && equals < 0) {
                value = "";
            } else {
                throw new WrongUsage(problem(name, valued, switches));
            }
            if (options.put(name, value) != null) {
                throw new WrongUsage("--" + name + " is given twice");
            }
        }
        return new CommandArguments(words, options);
    }

    Optional<String> option(String name) {
        return Optional.ofNullable(options.get(name));
    }

    private static String problem(String name, Set<String> valued, Set<String> switches) {
        if (valued.contains(name)) {
            return "--" + name + " needs a value";
        }
        if (switches.contains(name)) {
            return "--" + name + " takes no value";
        }
        var allowed = new ArrayList<String>();
        valued.stream().sorted().map(each -> "--" + each).forEach(allowed::add);
        switches.stream().sorted().map(each -> "--" + each).forEach(allowed::add);
        return "--" + name + " is not an option here; allowed: " + String.join(", ", allowed);
    }
}
