// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

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

    /** The texts of a list; a single text is a list of one. What is none is reported. */
    List<String> texts(YamlSection section, String key) {
        var value = section.value(key);
        if (value.filter(MappingNode.class::isInstance).isPresent()) {
            errors.reject(key, "a list of texts");
            return List.of();
        }
        var texts = new ArrayList<String>();
        var elements = section.elements(key);
        for (var i = 0; i < elements.size(); i++) {
            var element = value.get() instanceof SequenceNode ? key + "[" + i + "]" : key;
            text(element, elements.get(i), "a text").ifPresent(texts::add);
        }
        return List.copyOf(texts);
    }
}
