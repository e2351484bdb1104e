package dev.faultline.probe.redis;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What a server tells about itself in answer to {@code INFO}. */
final class InfoReply {

    private final Map<String, String> fields = new HashMap<>();

    void add(String text) {
        text.lines().forEach(line -> {
            var colon = line.indexOf(':');
            if (colon > 0) {
                fields.put(line.substring(0, colon), line.substring(colon + 1).strip());
            }
        });
    }

    /** Its role, if it told. */
    Optional<ReplicationRole> role() {
        return Optional.ofNullable(fields.get("role")).flatMap(ReplicationRole::ofAnswer);
    }

    /** Whether it is a replica that has lost its master. */
    boolean isCutOff() {
        return "down".equals(fields.get("master_link_status"));
    }

    /** Whether it refuses writes for want of memory. */
    boolean isFull() {
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
