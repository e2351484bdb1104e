// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.sharing;

import dev.faultline.probe.FailureClass;
import dev.faultline.probe.Observation;
import dev.faultline.probe.Status;
import dev.faultline.text.OneLine;
import io.vertx.redis.client.Response;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What one instance observed in its turn, as the others read it.
 *
 * @param member which process
 * @param by the name of its instance
 * @param node where that runs; empty if unknown
 * @param slot whose turn it was, in intervals since 1970
 * @param isWitness whether it checked what another had observed as not up
 * @param at when it started, in the time of Redis
 * @param took how long it took
 * @param status what was found
 * @param failure why, if not up
 * @param message one line, may be empty
 */
record SharedEntry(
        String member,
        String by,
        String node,
        long slot,
        boolean isWitness,
        Instant at,
        Duration took,
        Status status,
        FailureClass failure,
        String message) {

    private static final int LONGEST_NAME = 253;
    private static final int LONGEST_MESSAGE = 500;
    private static final Duration LONGEST_PROBE = Duration.ofMinutes(2);

    /** As field names and values. */
    List<String> fields() {
        return List.of(
                "member",
                member,
                "by",
                by,
                "node",
                node,
                "slot",
                Long.toString(slot),
                "role",
                isWitness ? "witness" : "turn",
                "at",
                Long.toString(at.toEpochMilli()),
                "us",
                Long.toString(took.toNanos() / 1_000),
                "status",
                status.name(),
                "failure",
                failure.label(),
                "message",
                message);
    }

    /** Reads the fields of an entry; absent if they are none, as of another version. */
    static Optional<SharedEntry> of(Response fields) {
        var values = new HashMap<String, String>();
        for (var i = 0; i + 1 < fields.size(); i += 2) {
            values.put(fields.get(i).toString(), fields.get(i + 1).toString());
        }
        try {
            return read(values);
        } catch (IllegalArgumentException | DateTimeException notOurs) {
            return Optional.empty();
        }
    }

    private static Optional<SharedEntry> read(Map<String, String> values) {
        var status = Status.valueOf(values.getOrDefault("status", ""));
        var failure = FailureClass.ofLabel(values.getOrDefault("failure", ""));
        var took = Duration.ofNanos(Math.multiplyExact(number(values, "us"), 1_000));
        var isPossible = !took.isNegative()
                && took.compareTo(LONGEST_PROBE) < 0
                && status != Status.UNKNOWN
                && failure.isPresent()
                && (status == Status.UP) == (failure.get() == FailureClass.NONE);
        return !isPossible
                ? Optional.empty()
                : failure.map(why -> new SharedEntry(
                        values.getOrDefault("member", ""),
                        OneLine.of(values.getOrDefault("by", ""), LONGEST_NAME),
                        OneLine.of(values.getOrDefault("node", ""), LONGEST_NAME),
                        number(values, "slot"),
                        values.getOrDefault("role", "").equals("witness"),
                        Instant.ofEpochMilli(number(values, "at")),
                        took,
                        status,
                        why,
                        OneLine.of(values.getOrDefault("message", ""), LONGEST_MESSAGE)));
    }

    private static long number(Map<String, String> values, String field) {
        return Long.parseLong(values.getOrDefault(field, ""));
    }

    /** Who made it and where, for a person. */
    String observer() {
        return node.isEmpty() ? by : by + " on " + node;
    }

    /** Whether the other one runs where this one does, as far as that is known. */
    boolean isFromNode(Optional<String> other) {
        return !node.isEmpty() && other.equals(Optional.of(node));
    }

    /** As an observation of the same dependency by the instance that takes it over. */
    Observation taken(String dependency, Instant startedAt, Duration interval, Duration timeout) {
        return new Observation(
                dependency,
                Instant.ofEpochMilli(startedAt.toEpochMilli()),
                took,
                status,
                failure,
                message,
                Map.of(),
                interval,
                timeout,
                Optional.of(observer()));
    }
}
