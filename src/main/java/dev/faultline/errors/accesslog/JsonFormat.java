// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.errors.accesslog;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import dev.faultline.errors.AccessLogSettings;
import java.io.IOException;
import java.time.ZoneId;

/**
 * One JSON object a line, with or without words before it, such as a time. Objects in it are looked into, and of a list the
 * first value. A value that is no JSON costs that value, not the line. Not thread-safe.
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
    public AccessLogEntry read(String line, ZoneId zone) throws BadLine {
        var start = line.indexOf('{');
        if (start < 0 || !line.endsWith("}")) {
            throw new BadLine(NOT_JSON);
        }
        var found = new JsonValues(fields);
        try {
            readFields(HexEscapes.toJson(line.substring(start)), found);
        } catch (IOException notJson) {
            throw new BadLine(NOT_JSON);
        }
        return found.entry(line.substring(0, start), zone);
    }

    private void readFields(String object, JsonValues found) throws IOException {
        var text = object;
        for (var repairs = 0; ; repairs++) {
            try (var parser = json.createParser(text)) {
                parser.nextToken();
                object(parser, "", found);
                return;
            } catch (JsonParseException bad) {
                if (repairs == MOST_REPAIRS) {
                    throw bad;
                }
                text = repaired(text, (int) bad.getLocation().getCharOffset(), bad);
            }
        }
    }

    /** With null for the value that is no JSON, which ends where the next name or the object's end comes. */
    private static String repaired(String text, int place, JsonParseException bad) throws JsonParseException {
        var start = text.lastIndexOf("\":", Math.min(place, text.length() - 1)) + 2;
        var next = text.indexOf(",\"", Math.max(start, place - 1));
        var brace = text.indexOf('}', Math.max(start, place - 1));
        var end = next < 0 || brace >= 0 && brace < next ? brace : next;
        if (start < 2 || end < 0 || text.startsWith("null", start)) {
            throw bad;
        }
        return text.substring(0, start) + "null" + text.substring(end);
    }

    private void object(JsonParser parser, String prefix, JsonValues found) throws IOException {
        for (var name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            var place = prefix.isEmpty() ? name : prefix + '.' + name;
            var value = parser.nextToken();
            if (value == JsonToken.START_OBJECT) {
                object(parser, place, found);
            } else if (value == JsonToken.START_ARRAY) {
                list(parser, place, found);
            } else {
                put(value, parser, place, found);
            }
        }
        if (parser.currentToken() != JsonToken.END_OBJECT) {
            throw new IOException(NOT_JSON);
        }
    }

    /** Of a list the first value counts: Caddy has one for each header. */
    private void list(JsonParser parser, String place, JsonValues found) throws IOException {
        put(parser.nextToken(), parser, place, found);
        while (parser.currentToken() != JsonToken.END_ARRAY) {
            parser.skipChildren();
            if (parser.nextToken() == null) {
                throw new IOException(NOT_JSON);
            }
        }
    }

    private void put(JsonToken value, JsonParser parser, String place, JsonValues found) throws IOException {
        if (value.isScalarValue() && value != JsonToken.VALUE_NULL) {
            var rank = fields.at(place);
            if (rank.isPresent()) {
                found.put(rank.get(), parser.getText());
            }
        }
    }
}
