package dev.faultline.config;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.yaml.snakeyaml.nodes.MappingNode;

/** The sections below a section, each opened once, when it is first asked for. Not thread-safe. */
final class OpenedSubsections {

    private final SectionReader reader;
    private final Map<String, YamlSettings> single = new HashMap<>();
    private final Map<String, List<YamlSettings>> lists = new HashMap<>();

    OpenedSubsections(SectionReader reader) {
        this.reader = reader;
    }

    YamlSettings section(String key) {
        reader.ask(key);
        return single.computeIfAbsent(key, this::open);
    }

    List<YamlSettings> sections(String key) {
        reader.ask(key);
        return lists.computeIfAbsent(key, this::openAll);
    }

    /** All that were opened. */
    Stream<YamlSettings> all() {
        return Stream.concat(single.values().stream(), lists.values().stream().flatMap(List::stream));
    }

    private YamlSettings open(String key) {
        var node = reader.section().value(key);
        if (node.isPresent() && node.get() instanceof MappingNode mapping) {
            return new YamlSettings(reader.below(key, mapping));
        }
        var nothing = YamlSection.empty(reader.section().pathOf(key), reader.lineOf(key));
        if (node.isPresent()) {
            reader.rejectForSection(key, node.get());
            return new YamlSettings(reader.mute(nothing));
        }
        return new YamlSettings(reader.below(nothing));
    }

    private List<YamlSettings> openAll(String key) {
        var node = reader.section().value(key);
        if (node.isEmpty()) {
            return List.of();
        }
        var elements = YamlSection.elements(node.get());
        var opened = new ArrayList<YamlSettings>();
        for (var i = 0; i < elements.size(); i++) {
            if (elements.get(i) instanceof MappingNode mapping) {
                opened.add(new YamlSettings(reader.element(key, i, mapping)));
            } else {
                reader.rejectForSection(key + "[" + i + "]", elements.get(i));
            }
        }
        return List.copyOf(opened);
    }
}
