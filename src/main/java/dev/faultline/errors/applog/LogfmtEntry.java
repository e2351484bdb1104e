// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.errors.applog;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.faultline.text.LogTimestamp;
import dev.faultline.text.LogfmtPairs;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads a line of names and values: {@code level=error ts=2026-11-22T14:02:11Z msg="no stock"}; the names are those of JSON. */
final class LogfmtEntry {

    private static final Set<String> LEVELS = Set.of("level", "lvl", "severity", "loglevel", "log_level", "log.level");
    private static final int FEWEST = 2;

    private LogfmtEntry() {}

    /**
     * The entry; empty if the line does not begin with a name or a time, or names no level.
     *
     * @param zone that of a time that names none
     * @param now roughly when it was written
     */
    static Optional<LogEntry> of(String line, ZoneId zone, Instant now) {
        if (line.indexOf("l=") < 0 && line.indexOf("ity=") < 0) {
            return Optional.empty();
        }
        var time = LogTimestamp.at(line, 0, zone, now);
        var pairs = LogfmtPairs.read(line);
        var isOne = time.isPresent() || beginsWithFirst(line, pairs);
        if (!isOne || pairs.size() < FEWEST || LEVELS.stream().noneMatch(pairs::containsKey)) {
            return Optional.empty();
        }
        var fields = JsonNodeFactory.instance.objectNode();
        pairs.forEach(fields::put);
        var entry = JsonEntry.entry(new AppLogFields(fields), zone, now);
        return Optional.of(entry.at().isPresent() ? entry : entry.at(time.map(LogTimestamp.Found::instant)));
    }

    private static boolean beginsWithFirst(String line, Map<String, String> pairs) {
        return pairs.keySet().stream().limit(1).anyMatch(name -> line.startsWith(name + "="));
    }
}
