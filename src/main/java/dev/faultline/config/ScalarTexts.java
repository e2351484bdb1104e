// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.config;

import java.util.Optional;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;

/**
 * Reads the texts of one section.
 *
 * @param errors takes whatever is no text, and each placeholder that cannot be replaced
 */
record ScalarTexts(EnvironmentPlaceholders placeholders, SectionErrors errors) {

    /** The text of a value, its placeholders replaced; empty if there is none, which is reported. */
    Optional<String> text(String key, Node node, String allowed) {
        if (!(node instanceof ScalarNode scalar) || YamlSection.isNothing(node)) {
            errors.reject(key, allowed);
            return Optional.empty();
        }
        var resolved = placeholders.resolve(scalar.getValue());
        if (resolved.problem().isPresent()) {
            errors.rejectPlaceholder(key, node, resolved);
            return Optional.empty();
        }
        return Optional.of(resolved.text());
    }
}
