// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.errors.applog;

import dev.faultline.checkpoint.Checkpoint;
import dev.faultline.errors.AppLogSettings;
import dev.faultline.errors.ErrorBatch;
import dev.faultline.errors.ErrorLine;
import dev.faultline.errors.tail.LogBatch;
import dev.faultline.errors.tail.LogLine;
import dev.faultline.settings.Redaction;
import dev.faultline.settings.Secret;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a reader makes of the lines of a log. */
final class CollectedLines {

    /** What the config keeps secret. */
    static final String SECRET = "s3cr3t-of-the-config";

    static final Instant NOW = Instant.parse("2026-11-22T14:10:00Z");

    final List<ErrorBatch> batches = new ArrayList<>();
    final AppLogReader reader;
    private final List<LogLine> lines = new ArrayList<>();
    private int complete;

    CollectedLines(String format) {
        this.reader = new AppLogReader(
                new AppLogSettings("/var/log/app.log", format, Optional.of(ZoneOffset.UTC)),
                masking(),
                batches::add,
                () -> NOW);
    }

    static SecretMasking masking() {
        return new SecretMasking(new Redaction(List.of(Secret.of(SECRET))));
    }

    /** The error lines of a whole log. */
    static List<ErrorLine> of(String format, String log) {
        var collected = new CollectedLines(format);
        collected.add(log.lines().filter(line -> !line.isEmpty()).toArray(String[]::new));
        collected.settle();
        return collected.stored();
    }

    /** Has these read with those before them that were not complete. */
    void add(String... more) {
        for (var line : more) {
            lines.add(new LogLine(line, false, ""));
        }
        read(false);
    }

    /** Has those read that were not complete, and none comes after them. */
    void settle() {
        read(true);
    }

    private void read(boolean isSettled) {
        complete = reader.read(new LogBatch(lines, isSettled, false, true, Optional.of(NOW)));
    }

    /** How many of the lines are not complete. */
    int open() {
        return lines.size() - complete;
    }

    /** What the complete lines said. */
    List<ErrorLine> stored() {
        batches.clear();
        reader.store(new Checkpoint("app-log", "here"));
        lines.subList(0, complete).clear();
        complete = 0;
        return batches.get(0).lines();
    }
}
