// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.config;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * A mapping of the file: its keys in order, each with its value and its line.
 *
 * @param path the full key of the section; empty for the file's top level
 * @param line where it starts, or where it should be
 */
record YamlSection(String path, int line, Map<String, Entry> entries) {

    /** A key's line and its value. */
    record Entry(int line, Node value) {}

    private static final Pattern ELEMENT = Pattern.compile("(.+)\\[(\\d+)]");

    static YamlSection empty(String path, int line) {
        return new YamlSection(path, line, Map.of());
    }

    /**
     * The section that a mapping makes, with what it merges ({@code <<: *other}) where it does not say it itself. Keys that
     * are no words, or are given twice, are reported.
     */
    static YamlSection of(String path, int line, MappingNode node, List<ConfigError> errors) {
        var section = new YamlSection(path, line, new LinkedHashMap<>());
        for (var tuple : node.getValue()) {
            if (!isMerge(tuple)) {
                section.add(tuple, errors);
            }
        }
        section.merge(node, Collections.newSetFromMap(new IdentityHashMap<>()), errors);
        return section;
    }

    private void add(NodeTuple tuple, List<ConfigError> errors) {
        var keyLine = lineOf(tuple.getKeyNode());
        if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
            errors.add(ConfigError.key(path, "has a list or a mapping as a key", "keys are words", keyLine));
            return;
        }
        var before = entries.putIfAbsent(key.getValue(), new Entry(keyLine, tuple.getValueNode()));
        if (before != null) {
            errors.add(ConfigError.key(
                    pathOf(key.getValue()),
                    "is given twice",
                    "give it once, it is first in line " + before.line(),
                    keyLine));
        }
    }

    /** @param seen mappings that are merged already: an alias can lead back to where it stands */
    private void merge(MappingNode node, Set<Node> seen, List<ConfigError> errors) {
        if (!seen.add(node)) {
            return;
        }
        for (var tuple : node.getValue()) {
            if (!isMerge(tuple)) {
                continue;
            }
            for (var source : elements(tuple.getValueNode())) {
                if (source instanceof MappingNode mapping) {
                    mapping.getValue().stream().filter(each -> !isMerge(each)).forEach(this::addIfAbsent);
                    merge(mapping, seen, errors);
                } else {
                    var keyLine = lineOf(tuple.getKeyNode());
                    errors.add(ConfigError.key(pathOf("<<"), "merges what is no mapping", "an alias of one", keyLine));
                }
            }
        }
    }

    private void addIfAbsent(NodeTuple tuple) {
        if (tuple.getKeyNode() instanceof ScalarNode key) {
            entries.putIfAbsent(key.getValue(), new Entry(lineOf(key), tuple.getValueNode()));
        }
    }

    private static boolean isMerge(NodeTuple tuple) {
        return Tag.MERGE.equals(tuple.getKeyNode().getTag());
    }

    Set<String> keys() {
        return entries.keySet();
    }

    Optional<Entry> entry(String key) {
        return Optional.ofNullable(entries.get(key));
    }

    /** Where a key is, or where the section is that lacks it. */
    int lineOfKey(String key) {
        return entry(key).map(Entry::line).orElse(line);
    }

    String pathOf(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    /** The value of a key, of an element of a list ({@code routes[1]}) or of a key of a mapping ({@code headers.Accept}). */
    Optional<Node> find(String key) {
        var entry = entry(key);
        if (entry.isPresent()) {
            return entry.map(Entry::value);
        }
        var element = ELEMENT.matcher(key);
        if (element.matches()) {
            var index = Integer.parseInt(element.group(2));
            return entry(element.group(1))
                    .map(Entry::value)
                    .map(list -> elements(list).size() > index ? elements(list).get(index) : list);
        }
        var dot = key.indexOf('.');
        return dot < 0
                ? Optional.empty()
                : entry(key.substring(0, dot))
                        .map(Entry::value)
                        .filter(MappingNode.class::isInstance)
                        .flatMap(node ->
                                of("", 0, (MappingNode) node, new ArrayList<>()).find(key.substring(dot + 1)));
    }

    /** The value of a key, unless it is nothing. */
    Optional<Node> value(String key) {
        return find(key).filter(node -> !isNothing(node));
    }

    /** The elements of a key's list; none if the key is not there. */
    List<Node> elements(String key) {
        return value(key).map(YamlSection::elements).orElse(List.of());
    }

    /** The elements of a list; a single value is a list of one. */
    static List<Node> elements(Node node) {
        return node instanceof SequenceNode list ? list.getValue() : List.of(node);
    }

    static boolean isNothing(Node node) {
        return node instanceof ScalarNode && Tag.NULL.equals(node.getTag());
    }

    static int lineOf(Node node) {
        return node.getStartMark() == null ? 1 : node.getStartMark().getLine() + 1;
    }
}
