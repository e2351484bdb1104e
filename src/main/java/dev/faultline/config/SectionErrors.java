// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.config;

import dev.faultline.config.EnvironmentPlaceholders.Resolved;
import dev.faultline.settings.Secret;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * Reports what is wrong in one section, without showing its secrets. Each key has at most one error, the first. Not
 * thread-safe.
 */
final class SectionErrors {

    private final YamlSection section;
    private final List<ConfigError> all;
    private final Set<String> reported = new HashSet<>();
    private final Set<String> hidden = new HashSet<>();

    /** @param all the errors of the whole file so far; the section's are added to them */
    SectionErrors(YamlSection section, List<ConfigError> all) {
        this.section = section;
        this.all = all;
    }

    boolean isEmpty() {
        return reported.isEmpty();
    }

    /** Shows no value of this key. */
    void hide(String key) {
        hidden.add(key);
    }

    /** Reports the value of a key as wrong, or that it is missing. */
    void reject(String key, String allowed) {
        report(key, wrong(key, allowed));
    }

    /** Reports the value of a key as wrong here: it names a file that another place may have. */
    void rejectHere(String key, String allowed) {
        report(key, wrong(key, allowed).here());
    }

    private ConfigError wrong(String key, String allowed) {
        var path = section.pathOf(key);
        return section.find(key)
                .map(node -> ConfigError.value(path, shown(key, node), allowed, YamlSection.lineOf(node)))
                .orElse(ConfigError.missing(path, allowed, section.line()));
    }

    /** Reports a value whose placeholders cannot be replaced. */
    void rejectPlaceholder(String key, Node node, Resolved failed) {
        var value = shown(key, node);
        var problem = "'" + value + "' " + failed.problem().orElse("");
        var line = YamlSection.lineOf(node);
        report(
                key,
                new ConfigError(
                        section.pathOf(key), Optional.of(value), problem, failed.remedy(), line, failed.unset()));
    }

    /** Reports a value that is where a section should be. A text is not shown: it may well be a secret. */
    void rejectForSection(String key, Node node) {
        var isFlagOrNumber = node instanceof ScalarNode && !Tag.STR.equals(node.getTag());
        var value = isFlagOrNumber ? shown(key, node) : node instanceof ScalarNode ? "a text" : "a list";
        var line = YamlSection.lineOf(node);
        report(key, ConfigError.value(section.pathOf(key), value, "a section of keys and values", line));
    }

    /** Reports a key as such, whatever its value. */
    void rejectKey(String key, String problem, String allowed) {
        report(key, ConfigError.key(section.pathOf(key), problem, allowed, section.lineOfKey(key)));
    }

    /** Reports the keys that are not among the known ones. */
    void rejectUnknown(Collection<String> known) {
        section.keys().stream()
                .filter(key -> !known.contains(key))
                .forEach(key -> rejectKey(key, "is not a known key", WordSuggestion.of(key, known)));
    }

    private void report(String key, ConfigError error) {
        if (reported.add(key)) {
            all.add(error);
        }
    }

    private String shown(String key, Node node) {
        if (YamlSection.isNothing(node)) {
            return "";
        }
        var name = key.replaceAll("\\[\\d+]", "");
        return hidden.contains(name) ? Secret.MASK : ShownValue.value(name, written(node));
    }

    private static String written(Node node) {
        if (node instanceof SequenceNode list) {
            return list.getValue().stream()
                    .map(each -> each instanceof ScalarNode ? written(each) : "…")
                    .collect(Collectors.joining(", ", "[", "]"));
        }
        return node instanceof ScalarNode scalar ? scalar.getValue() : "a section";
    }
}
