// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.web.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The API's description, as the program serves it, and what holds against it. */
record DescribedSchemas(JsonNode description) {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    static DescribedSchemas of(String json) throws Exception {
        return new DescribedSchemas(MAPPER.readTree(json));
    }

    /** Each call of the API, by its method and path. */
    Map<String, JsonNode> calls() {
        var calls = new LinkedHashMap<String, JsonNode>();
        description
                .get("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(call -> {
                    if (List.of("get", "post", "put", "delete", "patch").contains(call.getKey())) {
                        calls.put(call.getKey() + " " + path.getKey(), call.getValue());
                    }
                }));
        return calls;
    }

    /** The call of that method and path. */
    JsonNode call(String name) {
        return Optional.ofNullable(calls().get(name)).orElseThrow();
    }

    /** What a reference points to; the node itself, if it is none. */
    JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? description.at(node.get("$ref").asText().substring(1)) : node;
    }

    /** What is wrong with the value by that schema, which may refer to others. */
    List<String> faults(JsonNode schema, JsonNode value) {
        return new SchemaCheck(this).faults(schema, value, "");
    }

    /** The schema of the JSON that a call takes or gives. */
    static JsonNode json(JsonNode bodyOrResponse) {
        return bodyOrResponse.at("/content/application~1json/schema");
    }
}
