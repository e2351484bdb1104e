package dev.faultline.config;

import dev.faultline.settings.Secret;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * Reads the texts of one section and keeps account: which keys were asked for, and what was wrong. Each key has at most
 * one error, the first. Not thread-safe.
 */
final class SectionReader {

    private final YamlSection section;
    private final EnvironmentPlaceholders placeholders;
    private final List<ConfigError> errors;

    private final Set<String> asked = new LinkedHashSet<>();
    private final Set<String> reported = new HashSet<>();
    private final Set<String> secrets = new HashSet<>();

    SectionReader(YamlSection section, EnvironmentPlaceholders placeholders, List<ConfigError> errors) {
        this.section = section;
        this.placeholders = placeholders;
        this.errors = errors;
    }

    YamlSection section() {
        return section;
    }

    /** A reader for a section below this one. */
    SectionReader below(YamlSection other) {
        return new SectionReader(other, placeholders, errors);
    }

    /** A reader for a section that is none: what it lacks is no error of its own. */
    SectionReader mute(YamlSection other) {
        return new SectionReader(other, placeholders, new ArrayList<>());
    }

    /** A section below this one, made of the given node. */
    SectionReader below(String key, MappingNode node) {
        return below(YamlSection.of(section.pathOf(key), lineOf(key), node, errors));
    }

    /** A section in a list of this one. */
    SectionReader element(String key, int index, MappingNode node) {
        var path = section.pathOf(key) + "[" + index + "]";
        return below(YamlSection.of(path, YamlSection.lineOf(node), node, errors));
    }

    /** Where a key is, or where the section is that lacks it. */
    int lineOf(String key) {
        return section.entry(key).map(YamlSection.Entry::line).orElse(section.line());
    }

    void ask(String key) {
        asked.add(key);
    }

    /** Asks for whatever is there. */
    void askForAll() {
        asked.addAll(section.keys());
    }

    void forget(String key) {
        asked.remove(key);
    }

    /** Shows a value of this key to nobody. */
    void hide(String key) {
        secrets.add(key);
    }

    boolean hasErrors() {
        return !reported.isEmpty();
    }

    /** The text of a key, if it is there and is one. */
    Optional<String> text(String key, String allowed) {
        ask(key);
        return section.entry(key).flatMap(entry -> text(key, entry.value(), allowed));
    }

    /** The text of a value, its placeholders replaced; anything but a text is reported. */
    Optional<String> text(String key, Node node, String allowed) {
        if (!(node instanceof ScalarNode scalar) || YamlSection.isNothing(node)) {
            reject(key, allowed);
            return Optional.empty();
        }
        var resolved = placeholders.resolve(scalar.getValue());
        if (resolved.problem().isPresent()) {
            var problem = "'" + shown(key, node) + "' " + resolved.problem().get();
            var line = YamlSection.lineOf(node);
            report(
                    key,
                    new ConfigError(
                            section.pathOf(key), Optional.of(shown(key, node)), problem, resolved.remedy(), line));
            return Optional.empty();
        }
        return Optional.of(resolved.text());
    }

    /** Reports the value of a key as wrong, or that it is missing. */
    void reject(String key, String allowed) {
        var path = section.pathOf(key);
        report(
                key,
                section.find(key)
                        .map(node -> ConfigError.value(path, shown(key, node), allowed, YamlSection.lineOf(node)))
                        .orElse(ConfigError.missing(path, allowed, section.line())));
    }

    /** Reports a value that stands where a section should. A text is not shown: it may well be a secret. */
    void rejectForSection(String key, Node node) {
        var isFlagOrNumber = node instanceof ScalarNode && !Tag.STR.equals(node.getTag());
        var value = isFlagOrNumber ? shown(key, node) : node instanceof ScalarNode ? "a text" : "a list";
        var line = YamlSection.lineOf(node);
        report(key, ConfigError.value(section.pathOf(key), value, "a section of keys and values", line));
    }

    /** Reports a key as such, whatever its value. */
    void rejectKey(String key, String problem, String allowed) {
        ask(key);
        report(key, ConfigError.key(section.pathOf(key), problem, allowed, lineOf(key)));
    }

    /** Reports the keys that nobody asked for. */
    void finish() {
        var known = List.copyOf(asked);
        for (var key : section.keys()) {
            if (!known.contains(key)) {
                rejectKey(key, "is not a known key", WordSuggestion.of(key, known));
            }
        }
    }

    private void report(String key, ConfigError error) {
        if (reported.add(key)) {
            errors.add(error);
        }
    }

    private String shown(String key, Node node) {
        if (YamlSection.isNothing(node)) {
            return "";
        }
        var name = key.replaceAll("\\[\\d+]", "");
        return secrets.contains(name) ? Secret.MASK : ShownValue.value(name, written(node));
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
