// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.errors.accesslog;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import dev.faultline.errors.AccessLogSettings;
import dev.faultline.errors.accesslog.AccessLogFields.Field;
import java.io.IOException;

/**
 * One JSON object a line. Objects in it are looked into, lists are not. A value that is no JSON costs that value, not the line.
 * Not thread-safe.
 */
final class JsonFormat implements LineFormat {

    private static final String NOT_JSON = "no JSON object";
    private static final int MOST_REPAIRS = 8;

    private final JsonFactory json = JsonFactory.builder()
            // As nginx writes quotes and control characters unless its format says escape=json.
            .enable(JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER)
            .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .build();
    private final AccessLogFields fields;

    /** @param settings where the fields are, as far as that is configured */
    JsonFormat(AccessLogSettings settings) {
        this.fields = new AccessLogFields(settings);
    }

    @Override
    public AccessLogEntry read(String line) throws BadLine {
        var found = new JsonValues(fields);
        try {
            readFields(line, found);
        } catch (IOException notJson) {
            throw new BadLine(NOT_JSON);
        }
        var path = found.text(Field.PATH);
        var agent = found.text(Field.AGENT);
        return new AccessLogEntry(
                found.answeredAt(),
                found.status(),
                path.startsWith("/") ? path : target(path),
                agent.equals(AccessLogEntry.OWN_AGENT) || agent.startsWith(AccessLogEntry.KUBELET),
                found.millis());
    }

    /** A whole request line stands where others have the path. */
    private static String target(String path) {
        return path.indexOf(' ') < 0 ? path : LineText.target(path);
    }

    private void readFields(String line, JsonValues found) throws IOException {
        var rest = line;
        for (var repairs = 0; ; repairs++) {
            try (var parser = json.createParser(rest)) {
                if (parser.nextToken() != JsonToken.START_OBJECT) {
                    throw new IOException(NOT_JSON);
                }
                object(parser, "", found);
                return;
            } catch (JsonParseException bad) {
                var next =
                        rest.indexOf(",\"", Math.max(1, (int) bad.getLocation().getCharOffset() - 1));
                if (repairs == MOST_REPAIRS || !line.startsWith("{") || !line.endsWith("}")) {
                    throw bad;
                }
                if (next < 0) {
                    return;
                }
                rest = "{" + rest.substring(next + 1);
            }
        }
    }

    private void object(JsonParser parser, String prefix, JsonValues found) throws IOException {
        for (var name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            var place = prefix.isEmpty() ? name : prefix + '.' + name;
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
