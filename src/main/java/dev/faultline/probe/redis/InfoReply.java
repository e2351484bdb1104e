// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.redis;

import dev.faultline.probe.FailureClass;
import dev.faultline.probe.Outcome;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What a server says about itself in reply to {@code INFO}, as far as the user may ask. */
final class InfoReply {

    /** Of every cluster. */
    private static final int SLOTS = 16_384;

    private final Map<String, String> fields = new HashMap<>();

    void add(String text) {
        text.lines().forEach(line -> {
            var colon = line.indexOf(':');
            if (colon > 0) {
                fields.put(line.substring(0, colon), line.substring(colon + 1).strip());
            }
        });
    }

    /** What it means, where the server has to have the given role, if any. */
    Outcome outcome(Optional<ReplicationRole> expected) {
        var role = role();
        if (expected.isPresent() && role.isEmpty()) {
            return Outcome.down(FailureClass.ASSERTION, "the role could not be read: INFO was refused or not answered");
        }
        if (expected.isPresent() && !expected.equals(role)) {
            return Outcome.down(
                    FailureClass.ASSERTION,
                    "is a " + role.get().word() + ", expected a "
                            + expected.get().word());
        }
        if ("fail".equals(fields.get("cluster_state"))) {
            return Outcome.down(
                    FailureClass.ASSERTION, "the cluster is down: commands on keys are refused (CLUSTERDOWN)");
        }
        if (unservedSlots() > 0) {
            return Outcome.degraded(
                    FailureClass.ASSERTION, unservedSlots() + " of " + SLOTS + " slots of the cluster are not served");
        }
        if (isFull()) {
            return Outcome.degraded(FailureClass.CAPACITY, "the memory is full: writes are refused");
        }
        return Outcome.up(role.map(ReplicationRole::word).orElse("") + (isCutOff() ? ", cut off from its master" : ""));
    }

    private long unservedSlots() {
        return fields.containsKey("cluster_slots_assigned")
                ? SLOTS - number("cluster_slots_assigned") + number("cluster_slots_fail")
                : 0;
    }

    /** Whether the server is a node of a cluster. */
    boolean isOfCluster() {
        return "1".equals(fields.get("cluster_enabled"));
    }

    /** Its role, if it gave one. */
    private Optional<ReplicationRole> role() {
        return Optional.ofNullable(fields.get("role")).flatMap(ReplicationRole::ofAnswer);
    }

    /** Whether it is a replica that has lost its master. */
    private boolean isCutOff() {
        return "down".equals(fields.get("master_link_status"));
    }

    /** Whether it refuses writes for want of memory. */
    private boolean isFull() {
        var limit = number("maxmemory");
        return limit > 0 && number("used_memory") >= limit && "noeviction".equals(fields.get("maxmemory_policy"));
    }

    private long number(String field) {
        try {
            return Long.parseLong(fields.getOrDefault(field, "0"));
        } catch (NumberFormatException unreadable) {
            return 0;
        }
    }
}
