package dev.faultline.errors.tail;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Tells the lines of a trail to their reader and has them kept. Not thread-safe. */
final class TailPass {

    /** How a pass ended. */
    enum Pass {
        /** All that was there was read. */
        DONE,
        /** There is more. */
        MORE,
        /** What was read was not kept, and will be read again. */
        NOT_KEPT
    }

    private static final long SETTLED = Duration.ofSeconds(1).toNanos();
    private static final long DONE_WITH = Duration.ofMinutes(1).toNanos();
    private static final int LINES_AT_ONCE = 8192;
    private static final long BYTES_AT_ONCE = 1 << 20;

    private final LineReader reader;
    private final LineScanner scanner;
    private final TailWarnings complaints;
    private final LongSupplier nanoTime;

    private final ArrayDeque<Long> starts = new ArrayDeque<>();
    private final Map<TailedFile, Long> heard = new HashMap<>();
    private @Nullable TailedFile speaker;
    private long lastLine;
    private boolean settled;
    private long told;
    private LogOffsets places = new LogOffsets(List.of(), List.of());

    private long lines;
    private long bytes;
    private long truncations;
    private long refusals;

    TailPass(LineReader reader, int longestLine, TailWarnings complaints, LongSupplier nanoTime) {
        this.reader = reader;
        this.scanner = new LineScanner(longestLine);
        this.complaints = complaints;
        this.nanoTime = nanoTime;
    }

    /**
     * Tells what is there, up to an amount.
     *
     * @param keeper has the reader keep it, with these places; what it throws means that it was not kept
     */
    Pass pass(RotationChain trail, BiConsumer<LogOffsets, LineReader> keeper) throws IOException {
        var end = tell(trail);
        if (end == TailedFile.Step.CHANGED) {
            return Pass.MORE;
        }
        settleAfterSilence();
        if (!keep(trail, keeper)) {
            return Pass.NOT_KEPT;
        }
        for (var strand : trail.strands()) {
            if (strand.isFinished() && strand.kept().isAt(strand.mark())) {
                trail.drop(strand);
                heard.remove(strand);
            }
        }
        return end == TailedFile.Step.MORE ? Pass.MORE : Pass.DONE;
    }

    private TailedFile.Step tell(RotationChain trail) throws IOException {
        var from = told;
        for (var strand : trail.strands()) {
            var start = strand.mark().offset();
            var step = TailedFile.Step.MORE;
            while (step == TailedFile.Step.MORE) {
                if (told - from > LINES_AT_ONCE || strand.mark().offset() - start > BYTES_AT_ONCE) {
                    return TailedFile.Step.MORE;
                }
                step = strand.read(scanner, (text, at) -> line(strand, text, at));
            }
            if (step == TailedFile.Step.CHANGED) {
                truncations++;
                takeBack(trail);
                trail.lose(strand);
                return step;
            }
            finishIfQuiet(trail, strand, start);
        }
        return TailedFile.Step.END;
    }

    private void finishIfQuiet(RotationChain trail, TailedFile strand, long start) throws IOException {
        var now = nanoTime.getAsLong();
        var since = heard.merge(strand, now, (before, same) -> strand.mark().offset() > start ? same : before);
        if (trail.isOld(strand) && now - since > DONE_WITH) {
            strand.finish(scanner, (text, at) -> line(strand, text, at));
        }
    }

    private void line(TailedFile strand, String text, long at) {
        if (speaker != strand) {
            if (speaker != null && open() > 0) {
                guarded(reader::settle);
            }
            speaker = strand;
            starts.clear();
        }
        starts.add(at);
        told++;
        settled = false;
        lastLine = nanoTime.getAsLong();
        guarded(() -> reader.line(text));
    }

    private void settleAfterSilence() {
        if (!settled && nanoTime.getAsLong() - lastLine > SETTLED && open() > 0) {
            guarded(reader::settle);
            settled = true;
        }
    }

    private boolean keep(RotationChain trail, BiConsumer<LogOffsets, LineReader> keeper) throws IOException {
        var open = open();
        var marks = marks(trail, open);
        if (marks.isEmpty()) {
            return true;
        }
        var next = places(trail, marks);
        if (told == open && next.areAt(places)) {
            return true;
        }
        try {
            keeper.accept(next, reader);
        } catch (RuntimeException notKept) {
            refusals++;
            complaints.refused(notKept);
            takeBack(trail);
            return false;
        }
        lines += told - open;
        told = open;
        while (starts.size() > open) {
            starts.remove();
        }
        places = next;
        marks.forEach((strand, place) -> {
            bytes += place.offset() - strand.kept().offset();
            strand.keep(place);
        });
        return true;
    }

    /** Where each file is to be read on after a restart; empty if one has changed meanwhile. */
    private Map<TailedFile, FileOffset> marks(RotationChain trail, int open) throws IOException {
        var marks = new LinkedHashMap<TailedFile, FileOffset>();
        for (var strand : trail.strands()) {
            marks.put(strand, strand.mark());
            if (strand == speaker && open > 0) {
                var first =
                        starts.stream().skip(starts.size() - open).findFirst().orElseThrow();
                var place = strand.placeBefore(first);
                if (place.isEmpty()) {
                    return Map.of();
                }
                marks.put(strand, place.get());
            }
        }
        return marks;
    }

    private static LogOffsets places(RotationChain trail, Map<TailedFile, FileOffset> marks) {
        var open = new ArrayList<FileOffset>();
        var past = new ArrayList<>(trail.past());
        marks.forEach((strand, place) -> (strand.isFinished() && place.isAt(strand.mark()) ? past : open).add(place));
        return new LogOffsets(open, past);
    }

    private int open() {
        var open = new int[1];
        guarded(() -> open[0] = reader.open());
        return Math.max(0, Math.min(open[0], starts.size()));
    }

    private void takeBack(RotationChain trail) throws IOException {
        takeBack();
        for (var strand : trail.strands()) {
            strand.rewind();
        }
    }

    /** Has the reader forget what is not kept. */
    void takeBack() {
        guarded(reader::forget);
        told = 0;
        starts.clear();
        heard.clear();
        speaker = null;
    }

    private void guarded(Runnable call) {
        try {
            call.run();
        } catch (RuntimeException ours) {
            complaints.bug(ours);
        }
    }

    TailProgress progress(long behind, long rotations, Optional<String> trouble) {
        return new TailProgress(lines, scanner.cut(), bytes, behind, rotations, truncations, refusals, trouble);
    }
}
