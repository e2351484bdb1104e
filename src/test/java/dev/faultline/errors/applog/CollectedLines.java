package dev.faultline.errors.applog;

import dev.faultline.checkpoint.Checkpoint;
import dev.faultline.errors.AppLogSettings;
import dev.faultline.errors.ErrorBatch;
import dev.faultline.errors.ErrorLine;
import dev.faultline.settings.Redaction;
import dev.faultline.settings.Secret;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** What a reader tells of the lines of a log. */
final class CollectedLines {

    /** What the config keeps secret. */
    static final String SECRET = "s3cr3t-of-the-config";

    static final Instant NOW = Instant.parse("2026-11-22T14:10:00Z");

    final List<ErrorBatch> batches = new ArrayList<>();
    final AppLogReader reader;

    CollectedLines(String format) {
        this.reader = new AppLogReader(
                new AppLogSettings("/var/log/app.log", format, ZoneOffset.UTC), masking(), batches::add, () -> NOW);
    }

    static SecretMasking masking() {
        return new SecretMasking(new Redaction(List.of(Secret.of(SECRET))));
    }

    /** The error lines of a whole log. */
    static List<ErrorLine> of(String format, String log) {
        var told = new CollectedLines(format);
        log.lines().filter(line -> !line.isEmpty()).forEach(told.reader::line);
        told.reader.settle();
        return told.kept();
    }

    List<ErrorLine> kept() {
        batches.clear();
        reader.keep(new Checkpoint("app-log", "here"));
        return batches.get(0).lines();
    }
}
