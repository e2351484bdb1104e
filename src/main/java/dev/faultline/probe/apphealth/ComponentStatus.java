// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.apphealth;

import com.fasterxml.jackson.databind.JsonNode;
import dev.faultline.probe.FailureClass;
import dev.faultline.probe.Outcome;
import dev.faultline.probe.Status;
import dev.faultline.probe.net.FailureClassifier;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** What a health document says of one component. */
final class ComponentStatus {

    private static final String STATUS = "status";
    private static final List<String> REASONS =
            List.of("error", "exception", "output", "description", "message", "reason");
    private static final List<String> FOLDERS = List.of("details", "data");

    private ComponentStatus() {}

    /** Whether a node has a status, or is a list of such: {@code health+json} has one for each instance. */
    static boolean isIn(JsonNode node) {
        return node.path(STATUS).isTextual()
                || node.isArray()
                        && !node.isEmpty()
                        && stream(node).allMatch(each -> each.path(STATUS).isTextual());
    }

    /** The outcome; of several instances that of the worst. */
    static Outcome of(JsonNode node) {
        return (node.isArray() ? stream(node) : Stream.of(node))
                .map(ComponentStatus::ofOne)
                .reduce((left, right) -> rank(right) > rank(left) ? right : left)
                .orElseGet(() -> Outcome.unknown("no status"));
    }

    private static Stream<JsonNode> stream(JsonNode node) {
        return StreamSupport.stream(node.spliterator(), false);
    }

    private static int rank(Outcome outcome) {
        return switch (outcome.status()) {
            case UP -> 0;
            case UNKNOWN -> 1;
            case DEGRADED -> 2;
            case DOWN -> 3;
        };
    }

    private static Outcome ofOne(JsonNode node) {
        var word = node.path(STATUS).textValue();
        var status = status(word);
        return switch (status) {
            case UP -> Outcome.up();
            case DEGRADED -> Outcome.degraded(FailureClass.ASSERTION, said(node, word));
            case DOWN -> Outcome.down(FailureClass.ASSERTION, said(node, word));
            case UNKNOWN -> Outcome.unknown(said(node, word));
        };
    }

    private static String said(JsonNode node, String word) {
        return FailureClassifier.oneLine(
                "the app reports " + word + reason(node).map(why -> ": " + why).orElse(""));
    }

    private static Status status(String word) {
        return switch (word.toUpperCase(Locale.ROOT).replace('-', '_')) {
            case "UP", "PASS", "OK", "HEALTHY" -> Status.UP;
            case "WARN", "WARNING", "DEGRADED" -> Status.DEGRADED;
            case "DOWN", "FAIL", "ERROR", "UNHEALTHY", "OUT_OF_SERVICE" -> Status.DOWN;
            default -> Status.UNKNOWN;
        };
    }

    private static Optional<String> reason(JsonNode node) {
        var named = Stream.concat(Stream.of(node), FOLDERS.stream().map(node::path))
                .flatMap(place -> REASONS.stream().map(place::path));
        // Quarkus tells the trouble of each data source under its name.
        var others =
                stream(node.path("data")).filter(each -> !status(each.asText()).equals(Status.UP));
        return Stream.concat(named, others)
                .filter(JsonNode::isTextual)
                .map(JsonNode::textValue)
                .filter(text -> !text.isBlank())
                .findFirst();
    }
}
