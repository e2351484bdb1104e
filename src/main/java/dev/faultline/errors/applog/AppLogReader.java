package dev.faultline.errors.applog;

import dev.faultline.checkpoint.Checkpoint;
import dev.faultline.errors.AppLogSettings;
import dev.faultline.errors.ErrorBatch;
import dev.faultline.errors.ErrorSink;
import dev.faultline.errors.tail.LineReader;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Makes entries of the lines of the app's log, and error lines of those entries that tell of an error. Of an entry of
 * several lines, the last is known when the next entry begins, or after a pause. One thread at a time.
 */
final class AppLogReader implements LineReader {

    /** An entry that goes on for longer is complete: what it says is known by then. */
    private static final int MOST_LINES = 1_000;

    private final AppLogSettings settings;
    private final ErrorSink sink;
    private final InstantSource clock;
    private final SecretMasking masking;
    private final SignatureCache signatures;

    private final ErrorLineTally tally = new ErrorLineTally();
    private LineCounts counts = LineCounts.NONE;
    private volatile LineCounts keptCounts = LineCounts.NONE;
    private Optional<Instant> lastTime = Optional.empty();
    private @Nullable TextEntry begun;
    private int open;

    AppLogReader(AppLogSettings settings, SecretMasking masking, ErrorSink sink, InstantSource clock) {
        this.settings = settings;
        this.sink = sink;
        this.clock = clock;
        this.masking = masking;
        this.signatures = new SignatureCache(masking);
    }

    @Override
    public void line(String text) {
        if (settings.isJson() && text.startsWith("{")) {
            json(text);
        } else {
            text(text);
        }
    }

    private void json(String text) {
        var entry = JsonEntry.of(text, settings.zone(), clock.instant());
        if (entry.isPresent()) {
            complete();
            add(entry.get());
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
        if (settings.isJson()
                && !StackTrace.isOutburst(text)
                && ExceptionText.at(text).isEmpty()) {
            counts = counts.plusBad();
        }
        begun = TextEntry.beginningWith(text, settings.zone(), clock.instant());
        open = 1;
    }

    private boolean continues(String text) {
        var entry = begun;
        if (entry == null || !entry.takes(text, settings.zone(), clock.instant())) {
            return false;
        }
        if (open > 0 && ++open > MOST_LINES) {
            add(entry.complete());
            open = 0;
        }
        return true;
    }

    /** The rest of an entry whose beginning is not known. */
    private static boolean isFragment(String text) {
        return text.startsWith(" ") || text.startsWith("\t") || StackTrace.isContinuation(text);
    }

    private void complete() {
        var entry = begun;
        if (entry != null && open > 0) {
            add(entry.complete());
        }
        begun = null;
        open = 0;
    }

    private void add(LogEntry entry) {
        lastTime = entry.at().or(() -> lastTime);
        counts = counts.plusEntry(entry.isError(), entry.at().isPresent());
        if (entry.isError()) {
            // Without a time of its own it was written near what came in with it; alone, just now.
            var at = lastTime.orElseGet(
                    () -> Instant.ofEpochMilli(clock.instant().toEpochMilli()));
            tally.add(signatures.of(entry, at), at, entry.logger(), () -> ErrorSummary.of(entry, masking));
        }
    }

    @Override
    public void settle() {
        complete();
    }

    @Override
    public int open() {
        return open;
    }

    @Override
    public void keep(Checkpoint bookmark) {
        sink.take(new ErrorBatch(List.of(), tally.lines(), Optional.of(bookmark)));
        tally.clear();
        lastTime = Optional.empty();
        keptCounts = counts;
    }

    @Override
    public void forget() {
        tally.clear();
        begun = null;
        open = 0;
        lastTime = Optional.empty();
        counts = keptCounts;
    }

    /** How many there were in what was kept. */
    LineCounts counts() {
        return keptCounts;
    }
}
