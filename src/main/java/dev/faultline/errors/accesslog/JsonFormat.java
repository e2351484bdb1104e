// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.errors.accesslog;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.faultline.errors.accesslog.AccessLogFields.Field;
import java.io.IOException;
import java.util.Map;

/** One JSON object a line. Objects in it are looked into, lists are not. */
final class JsonFormat implements LineFormat {

    private static final String NOT_JSON = "no JSON object";

    private final JsonFactory json = new JsonFactory();
    private final AccessLogFields fields;

    /** @param fields where the fields are, as far as that is configured */
    JsonFormat(Map<String, String> fields) {
        this.fields = new AccessLogFields(fields);
    }

    @Override
    public AccessLogEntry read(String line) throws BadLine {
        var found = new JsonValues();
        try (var parser = json.createParser(line)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new BadLine(NOT_JSON);
            }
            object(parser, "", found);
        } catch (IOException notJson) {
            throw new BadLine(NOT_JSON);
        }
        var path = found.text(Field.PATH);
        var agent = found.text(Field.AGENT);
        return new AccessLogEntry(
                found.answeredAt(),
                found.status(),
                path.startsWith("/") ? path : target(path),
                agent.equals(AccessLogEntry.OWN_AGENT) || agent.startsWith(AccessLogEntry.KUBELET));
    }

    /** A whole request line stands where others have the path. */
    private static String target(String path) {
        return path.indexOf(' ') < 0 ? path : LineText.target(path);
    }

    private void object(JsonParser parser, String prefix, JsonValues found) throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            var place = prefix.isEmpty() ? parser.currentName() : prefix + '.' + parser.currentName();
            var value = parser.nextToken();
            if (value == JsonToken.START_OBJECT) {
                object(parser, place, found);
            } else if (value == JsonToken.START_ARRAY) {
                parser.skipChildren();
            } else if (value != null && value.isScalarValue() && value != JsonToken.VALUE_NULL) {
                var rank = fields.at(place);
                if (rank.isPresent()) {
                    found.put(rank.get(), parser.getText());
                }
            }
        }
        if (parser.currentToken() != JsonToken.END_OBJECT) {
            throw new IOException(NOT_JSON);
        }
    }
}
