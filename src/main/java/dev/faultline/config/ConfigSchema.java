// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.config;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.faultline.dependency.DependencyKind;
import dev.faultline.probe.ProbeFactory;
import java.util.Collection;
import java.util.Map;

/**
 * The JSON Schema (2020-12) of the config file, made of what its readers ask for. It knows every key and what each may hold;
 * what depends on two values at once, on their bounds as durations, or on files and variables, only the program checks.
 */
public final class ConfigSchema {

    private static final String DIALECT = "https://json-schema.org/draft/2020-12/schema";
    private static final String KIND = "kind";

    private final ConfigShape shape;

    private ConfigSchema(ConfigShape shape) {
        this.shape = shape;
    }

    /** @param kinds one factory per kind */
    public static ObjectNode of(ConfigLoader loader, Collection<? extends ProbeFactory<?>> kinds) {
        var names =
                kinds.stream().map(ProbeFactory::kind).map(DependencyKind::name).toList();
        return new ConfigSchema(ConfigShape.explore(loader, names)).document();
    }

    private ObjectNode document() {
        var faultline = SchemaForms.section(shape.faultline());
        var properties = (ObjectNode) faultline.get("properties");
        properties.set("dependencies", dependencies());
        properties.set("routes", named(SchemaForms.section(shape.route())));
        var document = JsonNodeFactory.instance.objectNode();
        document.put("$schema", DIALECT).put("title", "The config file of Faultline");
        document.put("type", "object").putObject("properties").set("faultline", faultline);
        document.put("additionalProperties", false);
        document.set("$defs", definitions());
        return document;
    }

    private ObjectNode dependencies() {
        var dependency = JsonNodeFactory.instance.objectNode().put("type", "object");
        dependency.putArray("required").add(KIND);
        dependency
                .putObject("properties")
                .set(KIND, SchemaForms.oneOf(shape.kinds().keySet()));
        var choices = dependency.putArray("allOf");
        for (var kind : shape.kinds().keySet()) {
            var choice = choices.addObject();
            choice.putObject("if").putObject("properties").putObject(KIND).put("const", kind);
            choice.putObject("then").put("$ref", "#/$defs/" + kind);
        }
        return named(dependency);
    }

    private static ObjectNode named(ObjectNode each) {
        var section = SchemaForms.optional();
        var names = section.putObject("propertyNames").put("pattern", "^" + DependencySection.NAME.pattern() + "$");
        names.putObject("not").put("const", DependencyKind.NETWORK.name());
        section.set("additionalProperties", each);
        return section;
    }

    private ObjectNode definitions() {
        var definitions = SchemaForms.definitions();
        for (Map.Entry<String, SectionShape> kind : shape.kinds().entrySet()) {
            definitions.set(kind.getKey(), SchemaForms.section(kind.getValue()));
        }
        return definitions;
    }
}
