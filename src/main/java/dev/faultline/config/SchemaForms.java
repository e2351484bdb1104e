// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.config;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.List;

/** How each {@link KeyShape} is written in JSON Schema. Any value may be a reference to an environment variable. */
final class SchemaForms {

    private static final String PROPERTIES = "additionalProperties";
    private static final String PATTERN = "pattern";
    private static final String STRING = "string";
    private static final String OBJECT = "object";
    private static final String REQUIRED = "required";

    /** As {@link EnvironmentPlaceholders} replaces it. */
    private static final String REFERENCE = "\\$\\{[A-Za-z_][A-Za-z0-9_.-]*(:([^}?+=-][^}]*)?)?\\}";

    /** A text in which every '${' is a reference, or stands for itself. */
    private static final String RESOLVABLE = "([^$]|\\$(?!\\{|\\$\\{)|\\$\\$\\{|" + REFERENCE + ")*";

    private SchemaForms() {}

    /** The forms that the others refer to. */
    static ObjectNode definitions() {
        var definitions = object();
        var text = definitions.putObject("text").put(PATTERN, "^" + RESOLVABLE + "$");
        text.putArray("type").add(STRING).add("number").add("boolean");
        definitions
                .putObject("reference")
                .put("type", STRING)
                .put(PATTERN, "^" + RESOLVABLE + REFERENCE + RESOLVABLE + "$");
        pattern(choices(definitions.putObject("duration")), "^(\\d{1,18}(ms|s|m|h|d))+$|^[-+]?[Pp]");
        var bytes = choices(definitions.putObject("bytes"));
        bytes.addObject().put("type", "integer").put("minimum", 0);
        pattern(bytes, "^" + AmountSyntax.BYTES.pattern() + "$");
        return definitions;
    }

    static ObjectNode section(SectionShape shape) {
        var section = optional();
        var properties = section.putObject("properties");
        shape.keys().forEach((key, each) -> properties.set(key, key(each)));
        if (shape.isNamedFreely()) {
            section.set(PROPERTIES, reference("text"));
        } else {
            section.put(PROPERTIES, false);
        }
        constrain(section, shape);
        return section;
    }

    private static void constrain(ObjectNode section, SectionShape shape) {
        var rules = JsonNodeFactory.instance.arrayNode();
        var required = JsonNodeFactory.instance.arrayNode();
        for (var key : shape.required()) {
            var either = shape.alternatives().stream()
                    .filter(all -> all.contains(key))
                    .findFirst();
            if (either.isPresent()) {
                var choices = rules.addObject().putArray("anyOf");
                either.get().forEach(one -> required(choices.addObject(), List.of(one)));
            } else {
                required.add(key);
            }
        }
        for (var all : shape.alternatives()) {
            required(rules.addObject().putObject("not"), all);
        }
        if (!required.isEmpty()) {
            section.set(REQUIRED, required);
        }
        if (!rules.isEmpty()) {
            section.set("allOf", rules);
        }
    }

    private static void required(ObjectNode node, List<String> keys) {
        var required = node.putArray(REQUIRED);
        keys.forEach(required::add);
    }

    private static ObjectNode key(KeyShape shape) {
        if (shape instanceof KeyShape.Below below) {
            return section(below.section());
        } else if (shape instanceof KeyShape.ListBelow list) {
            return list(list.element());
        } else if (shape instanceof KeyShape.OneOf word) {
            return oneOf(word.words());
        } else if (shape instanceof KeyShape.WholeNumber number) {
            return number(number);
        } else if (shape instanceof KeyShape.Texts) {
            return texts();
        } else if (shape instanceof KeyShape.TimeSpan) {
            return reference("duration");
        } else if (shape instanceof KeyShape.ByteCount) {
            return reference("bytes");
        }
        return shape instanceof KeyShape.Text ? reference("text") : object();
    }

    private static ObjectNode list(SectionShape element) {
        var list = object();
        var forms = list.putArray("anyOf");
        forms.add(section(element));
        var elements = section(element).put("type", OBJECT);
        forms.addObject().put("type", "array").set("items", elements);
        return list;
    }

    /** One of the words; those that YAML takes for numbers or flags also as such. */
    static ObjectNode oneOf(Collection<String> words) {
        var choice = object();
        var allowed = choices(choice).addObject().putArray("enum");
        words.forEach(allowed::add);
        words.stream()
                .filter(word -> word.equals("true") || word.equals("false"))
                .forEach(word -> allowed.add(Boolean.parseBoolean(word)));
        words.stream()
                .filter(word -> word.matches("\\d+(\\.\\d+)?"))
                .forEach(word -> allowed.add(Double.valueOf(word)));
        return choice;
    }

    private static ObjectNode number(KeyShape.WholeNumber bounds) {
        var number = object();
        var forms = choices(number);
        forms.addObject().put("type", "integer").put("minimum", bounds.min()).put("maximum", bounds.max());
        pattern(forms, "^[-+]?\\d+$");
        return number;
    }

    private static ObjectNode texts() {
        var texts = object();
        var forms = texts.putArray("anyOf").add(reference("text"));
        forms.addObject().put("type", "null");
        forms.addObject().put("type", "array").set("items", reference("text"));
        return texts;
    }

    /** A section that may be left empty. */
    static ObjectNode optional() {
        var section = object();
        section.putArray("type").add(OBJECT).add("null");
        return section;
    }

    /** Forms of which one has to hold, the reference to a variable among them. */
    private static ArrayNode choices(ObjectNode node) {
        return node.putArray("anyOf").add(reference("reference"));
    }

    private static void pattern(ArrayNode forms, String pattern) {
        forms.addObject().put("type", STRING).put(PATTERN, pattern);
    }

    private static ObjectNode reference(String definition) {
        return object().put("$ref", "#/$defs/" + definition);
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
