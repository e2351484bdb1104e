// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.errors.tail;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonToken;
import dev.faultline.errors.tail.ContainerLine.Stream;
import java.io.IOException;
import java.util.Optional;

/**
 * The form of Docker's json-file driver, as in <code>{"log":"text\n","stream":"stdout","time":"…"}</code>; without the line
 * end it goes on.
 */
final class DockerLine {

    private static final JsonFactory JSON = new JsonFactory();
    private static final String BEGINNING = "{\"log\":\"";
    private static final String STREAM = "\"stream\":\"std";

    private DockerLine() {}

    static Optional<ContainerLine> read(String line) {
        if (!line.startsWith(BEGINNING) || !line.endsWith("\"}") || line.lastIndexOf(STREAM) < 0) {
            return Optional.empty();
        }
        try (var parser = JSON.createParser(line)) {
            var log = "";
            var stream = "";
            var time = "";
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                var name = parser.currentName();
                parser.nextToken();
                if (name.equals("log")) {
                    log = parser.getText();
                } else if (name.equals("stream")) {
                    stream = parser.getText();
                } else if (name.equals("time")) {
                    time = parser.getText();
                } else {
                    parser.skipChildren();
                }
            }
            return of(log, stream, time);
        } catch (IOException notJson) {
            return Optional.empty();
        }
    }

    private static Optional<ContainerLine> of(String log, String stream, String time) {
        var isPart = !log.endsWith("\n");
        var text = isPart ? log : log.substring(0, log.length() - (log.endsWith("\r\n") ? 2 : 1));
        return switch (stream) {
            case "stdout" -> Optional.of(new ContainerLine(Stream.STDOUT, isPart, text, time));
            case "stderr" -> Optional.of(new ContainerLine(Stream.STDERR, isPart, text, time));
            default -> Optional.empty();
        };
    }
}
