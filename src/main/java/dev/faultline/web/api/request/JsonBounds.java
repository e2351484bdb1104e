// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.web.api.request;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import dev.faultline.web.api.problem.Problem;
import dev.faultline.web.api.problem.ProblemException;
import dev.faultline.web.api.problem.RequestFault;
import java.io.IOException;
import java.util.List;

/**
 * How much a body may hold, counted before anything is made of it: a value that takes two bytes to write takes a hundred in
 * memory.
 */
final class JsonBounds {

    /** As many rows as a list may have. */
    static final int MOST_ROWS = Math.max(RequestLimits.MOST_ERRORS, RequestLimits.MOST_OBSERVATIONS);

    /** Twice the fields of as many rows as a body may have. */
    private static final int MOST_VALUES = 16 * MOST_ROWS;

    private static final JsonFactory FACTORY = new JsonFactory();

    private JsonBounds() {}

    /**
     * Reads up to the first thing that is too much. What is no JSON passes as far as it can be read.
     *
     * @throws ProblemException if a list has too many elements, or the body too many values
     */
    static void check(byte[] body) throws IOException {
        try (var parser = FACTORY.createParser(body)) {
            count(parser);
        } catch (JsonProcessingException malformed) {
            // Reported by whoever makes something of it.
        }
    }

    private static void count(JsonParser parser) throws IOException {
        var values = 0;
        var list = "";
        var elements = 0;
        var depth = 0;
        for (var token = parser.nextToken(); token != null; token = parser.nextToken()) {
            if (token == JsonToken.FIELD_NAME) {
                list = depth == 1 ? parser.currentName() : list;
                elements = depth == 1 ? 0 : elements;
                continue;
            }
            if (token.isStructEnd()) {
                depth--;
                continue;
            }
            if (++values > MOST_VALUES) {
                throw new ProblemException(Problem.of(413, "The body has more than " + MOST_VALUES + " values."));
            }
            if (depth == 2 && ++elements > MOST_ROWS) {
                throw new ProblemException(
                        List.of(RequestFault.ofField(list, null, "a list of at most " + MOST_ROWS + " objects")));
            }
            if (token.isStructStart()) {
                depth++;
            }
        }
    }
}
