// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.testing;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * What the program read of the app's connections to some server.
 *
 * @param document as {@code GET /connections} has it
 * @param port the server's
 */
public record EndpointReadings(JsonNode document, int port) {

    /** The runs of readings with connections that stood or were tried. */
    public Stream<JsonNode> runs() {
        return stream(document.get("endpoints"))
                .filter(each -> each.get("port").asInt() == port)
                .flatMap(each -> stream(each.get("runs")));
    }

    /** For how long it read that, from one such reading to the next; zero before two of them. */
    public Duration read(Predicate<JsonNode> run) {
        return runs().filter(run).map(EndpointReadings::length).reduce(Duration.ZERO, Duration::plus);
    }

    /** The same of runs in which a number, such as {@code established}, is at least so high. */
    public Duration read(String number, int least) {
        return read(run -> run.get(number).asInt() >= least);
    }

    private static Duration length(JsonNode run) {
        return Duration.between(
                Instant.parse(run.get("from").asText()),
                Instant.parse(run.get("to").asText()));
    }

    private static Stream<JsonNode> stream(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }
}
