package dev.faultline.config;

import java.util.ArrayList;
import java.util.List;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** Reads a list of texts, or one text that stands for a list of one. */
final class TextsKey {

    private TextsKey() {}

    /** The texts, none if the key is not there; what is none is reported. */
    static List<String> read(SectionReader reader, String key) {
        reader.ask(key);
        var node = reader.section().value(key);
        if (node.isEmpty()) {
            return List.of();
        }
        if (node.get() instanceof MappingNode) {
            reader.reject(key, "a list of texts");
            return List.of();
        }
        var texts = new ArrayList<String>();
        var elements = YamlSection.elements(node.get());
        for (var i = 0; i < elements.size(); i++) {
            var element = node.get() instanceof ScalarNode ? key : key + "[" + i + "]";
            reader.text(element, elements.get(i), "a text").ifPresent(texts::add);
        }
        return List.copyOf(texts);
    }
}
