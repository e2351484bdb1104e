// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.parser.Parser;

/** Finds values of which YAML silently takes only a part, such as a password that begins with an exclamation mark. */
final class CutValues {

    private static final String MARKED =
            "the file has a value that begins with a mark of YAML (! or &), which is not part of it; put it in quotes";
    private static final String COMMENTED =
            "the file has a secret that ends before a '#', which begins a comment; put it in quotes, or a blank behind the '#'";

    /** Keys of secrets, in which a '#' is likelier a part of the value than the beginning of a comment. */
    private static final Set<String> SECRETS = Set.of("password", "secret", "routing-key", "token", "Authorization");

    private CutValues() {}

    /** @param events those of the text, from its start */
    static List<ConfigError> in(String text, Parser events) {
        var errors = new ArrayList<ConfigError>();
        var lines = text.lines().toList();
        var isSecret = false;
        while (!events.checkEvent(Event.ID.StreamEnd)) {
            var event = events.getEvent();
            if (event instanceof ScalarEvent scalar) {
                var line = scalar.getStartMark().getLine() + 1;
                if (hasTag(scalar) || scalar.getAnchor() != null) {
                    errors.add(ConfigError.file(MARKED, line));
                } else if (isSecret && scalar.isPlain() && isGluedToAComment(lines, scalar.getEndMark())) {
                    errors.add(ConfigError.file(COMMENTED, line));
                }
                isSecret = !isSecret && SECRETS.contains(scalar.getValue());
            } else {
                isSecret = false;
            }
        }
        return errors;
    }

    private static boolean hasTag(ScalarEvent scalar) {
        return scalar.getTag() != null && !scalar.getTag().equals(Tag.STR.getValue());
    }

    /** Whoever comments puts a blank behind the mark; where there is none, it is likelier a part of the value. */
    private static boolean isGluedToAComment(List<String> lines, Mark end) {
        return end.getLine() < lines.size()
                && end.getColumn() < lines.get(end.getLine()).length()
                && lines.get(end.getLine()).substring(end.getColumn()).matches("\\s+#[^\\s#].*");
    }
}
