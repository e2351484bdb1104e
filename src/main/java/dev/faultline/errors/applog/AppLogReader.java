// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.errors.applog;

import dev.faultline.checkpoint.Checkpoint;
import dev.faultline.errors.AppLogSettings;
import dev.faultline.errors.ErrorBatch;
import dev.faultline.errors.ErrorSink;
import dev.faultline.errors.tail.LogBatch;
import dev.faultline.errors.tail.LogLine;
import dev.faultline.errors.tail.LogReader;
import dev.faultline.errors.tail.WarningLimit;
import dev.faultline.text.LoggedZone;
import dev.faultline.text.TerminalCodes;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Makes entries of the lines of the app's log, and error lines of those entries that tell of an error. Of an entry of
 * several lines, the last is known when the next entry begins, or after a pause. One thread at a time.
 */
final class AppLogReader implements LogReader {

    private static final Logger LOG = Logger.getLogger(AppLogReader.class);

    /** An entry that goes on for longer is complete: what it says is known by then. */
    private static final int MOST_LINES = 1_000;

    private final AppLogSettings settings;
    private final LoggedZone zone;
    private final ErrorSink sink;
    private final InstantSource clock;
    private final SecretMasking masking;
    private final SignatureCache signatures;

    private final WarningLimit bugLimit = new WarningLimit(System::nanoTime);

    private final ErrorLineTally tally = new ErrorLineTally();
    private LineCounts counts = LineCounts.NONE;
    private volatile LineCounts storedCounts = LineCounts.NONE;
    private Optional<Instant> lastTime = Optional.empty();
    private @Nullable TextEntry begun;
    private int begunAt;
    private LineCounts countsBefore = LineCounts.NONE;
    private boolean isCounted;
    /** An entry that is stored already and goes on. */
    private @Nullable TextEntry overlong;
    /** When a container runtime took the line that is read, and the first one of the entry that has begun. */
    private Optional<Instant> taken = Optional.empty();

    private Optional<Instant> begunTaken = Optional.empty();
    /** Which line of the batch is read. */
    private int at;

    AppLogReader(AppLogSettings settings, SecretMasking masking, ErrorSink sink, InstantSource clock) {
        this.settings = settings;
        this.zone = new LoggedZone(settings.zone());
        this.sink = sink;
        this.clock = clock;
        this.masking = masking;
        this.signatures = new SignatureCache(masking);
    }

    @Override
    public int read(LogBatch batch) {
        tally.clear();
        counts = storedCounts;
        lastTime = Optional.empty();
        begun = overlong;
        isCounted = true;
        learnZone(batch);
        for (at = 0; at < batch.lines().size(); at++) {
            read(batch.lines().get(at));
        }
        if (batch.isSettled()) {
            complete();
        }
        if (begun == null || isCounted) {
            return at;
        }
        counts = countsBefore;
        return begunAt;
    }

    private void learnZone(LogBatch batch) {
        if (batch.newest().isPresent()) {
            var written = batch.newest().get().taken().or(batch::written).orElseThrow();
            zone.learn(in -> EntryTime.newest(batch.lines(), in, clock.instant()), written);
        }
    }

    private void read(LogLine line) {
        try {
            if (line.startsFile()) {
                complete();
            }
            taken = line.taken();
            read(TerminalCodes.strip(line.text()));
        } catch (RuntimeException ours) {
            if (bugLimit.mayPass()) {
                LOG.error("internal error reader=app-log", ours);
            }
        }
    }

    private void read(String text) {
        var whole = WholeEntry.in(text, settings.hasJson(), zone.zone(), clock.instant());
        if (whole.isPresent()) {
            complete();
            add(whole.get(), taken);
        } else if (!settings.hasJson() || !text.startsWith("{")) {
            text(text);
        } else if (!continues(text)) {
            counts = counts.plusBad();
        }
    }

    private void text(String text) {
        if (continues(text)) {
            return;
        }
        complete();
        if (isFragment(text)) {
            return;
        }
        countsBefore = counts;
        if (settings.isJson()
                && !TraceLine.isOutburst(text)
                && ExceptionText.at(text).isEmpty()) {
            counts = counts.plusBad();
        }
        begun = TextEntry.beginningWith(text, zone.zone(), clock.instant());
        begunAt = at;
        begunTaken = taken;
        isCounted = false;
    }

    private boolean continues(String text) {
        var entry = begun;
        if (entry == null || !entry.takes(text, zone.zone(), clock.instant())) {
            return false;
        }
        if (!isCounted && at - begunAt >= MOST_LINES) {
            add(entry.complete(), begunTaken);
            isCounted = true;
        }
        return true;
    }

    /** The rest of an entry whose beginning is not known. */
    private static boolean isFragment(String text) {
        return text.startsWith(" ") || text.startsWith("\t") || TraceLine.isContinuation(text);
    }

    private void complete() {
        var entry = begun;
        begun = null;
        if (entry != null && !isCounted) {
            add(entry.complete(), begunTaken);
        }
    }

    private void add(LogEntry entry, Optional<Instant> written) {
        lastTime = entry.at().or(() -> written).or(() -> lastTime);
        counts = counts.plus(entry);
        if (entry.isError()) {
            // Without a time of its own it was written near what came in with it; alone, just now.
            var at = lastTime.orElseGet(
                    () -> Instant.ofEpochMilli(clock.instant().toEpochMilli()));
            tally.add(signatures.of(entry, at), at, entry.logger(), () -> ErrorSummary.of(entry, masking));
        }
    }

    @Override
    public void store(Checkpoint checkpoint) {
        var readings = counts.readings(storedCounts, lastTime.orElseGet(clock::instant));
        sink.take(new ErrorBatch(List.of(), tally.lines(), readings, Optional.of(checkpoint)));
        storedCounts = counts;
        overlong = isCounted ? begun : null;
    }

    /** How many there were in what was stored. */
    LineCounts counts() {
        return storedCounts;
    }
}
