// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.http;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.faultline.text.OneLine;
import java.util.Optional;

/**
 * One value that a JSON response must hold.
 *
 * @param pointer where it is (RFC 6901)
 * @param equals its text: of a string its content, of anything else its JSON form
 */
record JsonExpectation(JsonPointer pointer, String equals) {

    private static final int LONGEST_SHOWN = 60;
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** What is wrong with the response, if anything is. */
    Optional<String> objection(String body) {
        try {
            var found = MAPPER.readTree(body).at(pointer);
            return found.isMissingNode()
                    ? Optional.of("no " + pointer + " in the answer, expected " + equals)
                    : objection(text(found));
        } catch (JsonProcessingException invalid) {
            return Optional.of("the answer is not JSON, expected " + pointer + " to be " + equals);
        }
    }

    private Optional<String> objection(Found found) {
        return found.text().equals(equals)
                ? Optional.empty()
                : Optional.of(pointer + " is " + found.shown() + ", expected " + equals);
    }

    private static Found text(JsonNode node) {
        return new Found(node.isTextual() ? node.textValue() : node.toString());
    }

    private record Found(String text) {
        String shown() {
            return OneLine.of(text, LONGEST_SHOWN);
        }
    }
}
