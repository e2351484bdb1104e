// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.config;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.yaml.snakeyaml.nodes.MappingNode;

/** The sections below a section, each opened once, when it is first asked for. Not thread-safe. */
final class OpenedSubsections {

    private final YamlSection section;
    private final EnvironmentPlaceholders placeholders;
    private final SectionErrors errors;
    private final List<ConfigError> allErrors;
    private final Map<String, YamlSettings> single = new HashMap<>();
    private final Map<String, List<YamlSettings>> lists = new HashMap<>();

    OpenedSubsections(
            YamlSection section,
            EnvironmentPlaceholders placeholders,
            SectionErrors errors,
            List<ConfigError> allErrors) {
        this.section = section;
        this.placeholders = placeholders;
        this.errors = errors;
        this.allErrors = allErrors;
    }

    YamlSettings section(String key) {
        return single.computeIfAbsent(key, this::open);
    }

    List<YamlSettings> sections(String key) {
        return lists.computeIfAbsent(key, this::openAll);
    }

    /** All that were opened. */
    Stream<YamlSettings> all() {
        return Stream.concat(single.values().stream(), lists.values().stream().flatMap(List::stream));
    }

    private YamlSettings open(String key) {
        var node = section.value(key);
        if (node.isPresent() && node.get() instanceof MappingNode mapping) {
            return open(section.pathOf(key), section.lineOfKey(key), mapping);
        }
        var nothing = YamlSection.empty(section.pathOf(key), section.lineOfKey(key));
        node.ifPresent(none -> errors.rejectForSection(key, none));
        // What is no section is reported as such; what is missing in it is not.
        return new YamlSettings(nothing, placeholders, node.isPresent() ? new ArrayList<>() : allErrors);
    }

    private List<YamlSettings> openAll(String key) {
        var opened = new ArrayList<YamlSettings>();
        var elements = section.elements(key);
        for (var i = 0; i < elements.size(); i++) {
            var element = key + "[" + i + "]";
            if (elements.get(i) instanceof MappingNode mapping) {
                opened.add(open(section.pathOf(element), YamlSection.lineOf(mapping), mapping));
            } else {
                errors.rejectForSection(element, elements.get(i));
            }
        }
        return List.copyOf(opened);
    }

    private YamlSettings open(String path, int line, MappingNode node) {
        return new YamlSettings(YamlSection.of(path, line, node, allErrors), placeholders, allErrors);
    }
}
