// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.web.api.request;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.faultline.web.api.problem.Problem;
import dev.faultline.web.api.problem.ProblemException;
import dev.faultline.web.api.problem.RequestFault;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A JSON object in the body of a request, or a row of one. Unknown fields are refused: a misspelt one would
 * change the response.
 */
public final class JsonBody extends RequestInputs {

    /** Of all that is wrong in one body; the others would be as many rows of a response. */
    private static final int MOST_FAULTS = 1_000;

    /** A value with more elements is not said again. */
    private static final int MOST_SHOWN = 20;

    private final ObjectNode node;
    private final Optional<Integer> row;
    private final List<RequestFault> faults;
    private final Set<String> known = new LinkedHashSet<>();

    private JsonBody(
            ObjectNode node, Optional<Integer> row, List<RequestFault> faults, Instant now, Optional<ZoneId> zone) {
        super(now, zone);
        this.node = node;
        this.row = row;
        this.faults = faults;
    }

    /**
     * Reads a body.
     *
     * @throws ProblemException if it is not one JSON object, or is too large
     */
    public static JsonBody read(InputStream stream, Instant now) {
        try {
            var bytes = stream.readNBytes(RequestLimits.LARGEST_BODY + 1);
            if (bytes.length > RequestLimits.LARGEST_BODY) {
                throw new ProblemException(tooLarge(RequestLimits.LARGEST_BODY));
            }
            return new JsonBody(JsonObject.parse(bytes), Optional.empty(), new ArrayList<>(), now, Optional.empty());
        } catch (IOException e) {
            throw new ProblemException(400, "The body is incomplete.");
        }
    }

    /** The problem of a body larger than so many bytes, whole mebibytes. */
    public static Problem tooLarge(int largest) {
        return Problem.of(413, "The body is too large: at most " + (largest >> 20) + " MiB.");
    }

    @Override
    public Optional<String> text(String name) {
        return value(name).flatMap(value -> {
            if (value.isContainerNode()) {
                reject(name, "a single value");
                return Optional.empty();
            }
            return Optional.of(value.asText().strip()).filter(text -> !text.isEmpty());
        });
    }

    @Override
    public List<String> texts(String name) {
        var list = value(name);
        if (list.isEmpty() || !list.get().isArray()) {
            return text(name).stream().toList();
        }
        var texts = new ArrayList<String>();
        for (var element : list.get()) {
            if (!element.isTextual()) {
                reject(name, "a text or a list of texts");
                return List.of();
            }
            texts.add(element.textValue().strip());
        }
        return texts;
    }

    /** Whether the field is there, with any value but null. Counts as reading it. */
    public boolean has(String name) {
        return value(name).isPresent();
    }

    /** A number in [{@code min}, {@code max}], fractions allowed. */
    public Optional<Double> fraction(String name, long min, long max) {
        return value(name).flatMap(value -> {
            var number = Optional.of(value)
                    .filter(JsonNode::isNumber)
                    .map(JsonNode::doubleValue)
                    .filter(n -> n >= min && n <= max);
            if (number.isEmpty()) {
                reject(name, "a number from " + min + " to " + max);
            }
            return number;
        });
    }

    /** The objects of a list, each as a body of its own whose faults name the row; empty if it is not there. */
    public List<JsonBody> rows(String name, int most) {
        var list = value(name);
        if (list.isEmpty()) {
            return List.of();
        }
        if (!list.get().isArray() || list.get().size() > most) {
            reject(name, "a list of at most " + most + " objects");
            return List.of();
        }
        var rows = new ArrayList<JsonBody>();
        for (var index = 0; index < list.get().size(); index++) {
            var element = list.get().get(index);
            if (element instanceof ObjectNode object) {
                rows.add(new JsonBody(object, Optional.of(index), faults, now(), Optional.of(zone())));
            } else {
                add(RequestFault.ofField(name, shown(element), "a list of objects only")
                        .inRow(index));
            }
        }
        return rows;
    }

    @Override
    public void reject(String name, String allowed) {
        add(fault(name, allowed));
    }

    @Override
    public void reject(String name, String allowed, String sentence) {
        add(fault(name, allowed).saying(sentence));
    }

    private RequestFault fault(String name, String allowed) {
        var value = node.get(name);
        return RequestFault.ofField(
                name, value == null ? null : value.isTextual() ? value.textValue() : shown(value), allowed);
    }

    private static String shown(JsonNode value) {
        return value.size() > MOST_SHOWN ? "(" + value.size() + " values)" : value.toString();
    }

    private void add(RequestFault fault) {
        if (faults.size() < MOST_FAULTS) {
            faults.add(row.map(fault::inRow).orElse(fault));
        }
    }

    /** Rejects the fields that were not read. */
    public void endRow() {
        node.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                reject(name, "unknown field; the fields are " + String.join(", ", known));
            }
        });
    }

    @Override
    public void end() {
        endRow();
        if (!faults.isEmpty()) {
            throw new ProblemException(faults.stream()
                    .sorted(Comparator.comparingInt(JsonBody::rowOf))
                    .toList());
        }
    }

    /** What is in no row comes last. */
    private static int rowOf(RequestFault fault) {
        var index = fault.index();
        return index == null ? Integer.MAX_VALUE : index;
    }

    private Optional<JsonNode> value(String name) {
        known.add(name);
        return Optional.ofNullable(node.get(name)).filter(value -> !value.isNull());
    }
}
