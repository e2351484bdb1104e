// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.web.api.request;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.faultline.web.api.problem.ProblemException;
import java.io.IOException;
import java.util.regex.Pattern;

/** Parses the JSON of a body: strictly, within {@link JsonBounds}. */
final class JsonObject {

    private static final ObjectMapper MAPPER = new ObjectMapper()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    /** What Jackson adds about the place where an unclosed object began: only its own settings. */
    private static final Pattern START_MARKER = Pattern.compile(" \\(start marker at \\[.*?]\\)");

    private JsonObject() {}

    /**
     * Parses a text that has to be one object.
     *
     * @throws ProblemException if it is no JSON, says where; if it is no object, or is out of all bounds
     */
    static ObjectNode parse(byte[] bytes) throws IOException {
        JsonBounds.check(bytes);
        try {
            if (MAPPER.readTree(bytes) instanceof ObjectNode object) {
                return object;
            }
            throw new ProblemException(400, "The body must be a JSON object.");
        } catch (JsonProcessingException e) {
            var where = e.getLocation();
            throw new ProblemException(
                    400,
                    "The body is not valid JSON: "
                            + START_MARKER.matcher(e.getOriginalMessage()).replaceAll("")
                            + (where == null
                                    ? ""
                                    : " (line " + where.getLineNr() + ", column " + where.getColumnNr() + ")"));
        }
    }
}
