// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.errors.accesslog;

import dev.faultline.checkpoint.Checkpoint;
import dev.faultline.errors.ErrorBatch;
import dev.faultline.errors.ErrorSink;
import dev.faultline.errors.IgnoredRoutes;
import dev.faultline.errors.accesslog.ResponseTally.Key;
import dev.faultline.errors.tail.LogBatch;
import dev.faultline.errors.tail.LogLine;
import dev.faultline.errors.tail.LogReader;
import dev.faultline.text.LoggedZone;
import dev.faultline.text.TerminalCodes;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Counts the responses that the lines record, by second and route. */
final class AccessLogReader implements LogReader {

    /** How far a clock may be ahead of ours. */
    private static final Duration AHEAD = Duration.ofMinutes(1);

    private static final long SECOND = 1000;

    private final LineFormat format;
    private final LoggedZone zone;
    private final ErrorSink sink;
    private final Duration retention;
    private final InstantSource clock;
    private final BadLines badLines;

    private final RouteNormalizer routes;
    private final Map<Key, ResponseTally> tallies = new HashMap<>();
    private final LineOutcomes pending = new LineOutcomes();
    private volatile AccessLogProgress stored = AccessLogProgress.NOTHING;

    AccessLogReader(
            LineFormat format,
            LoggedZone zone,
            IgnoredRoutes ignored,
            ErrorSink sink,
            Duration retention,
            InstantSource clock,
            BadLines badLines) {
        this.format = format;
        this.zone = zone;
        this.routes = new RouteNormalizer(ignored);
        this.sink = sink;
        this.retention = retention;
        this.clock = clock;
        this.badLines = badLines;
    }

    /** Of all that was stored. */
    AccessLogProgress count() {
        return stored;
    }

    @Override
    public int read(LogBatch batch) {
        tallies.clear();
        pending.clear();
        if (batch.newest().isPresent()) {
            learnZone(batch.newest().get(), batch.written().orElseThrow());
        }
        batch.lines().forEach(line -> read(line, batch));
        return batch.lines().size();
    }

    private void learnZone(LogLine newest, Instant written) {
        if (zone.learn(in -> time(newest, in), newest.taken().orElse(written))) {
            badLines.zone(zone.zone());
        }
    }

    private Optional<Instant> time(LogLine line, ZoneId in) {
        try {
            var text = TerminalCodes.strip(line.text());
            return format.isComment(text)
                    ? Optional.empty()
                    : Optional.of(format.read(text, in).at())
                            .filter(LoggedTime::isKnown)
                            .map(at -> Instant.ofEpochMilli(at.to()));
        } catch (BadLine | RuntimeException unreadable) {
            // Told when it is read to be counted.
            return Optional.empty();
        }
    }

    private void read(LogLine line, LogBatch batch) {
        try {
            var text = TerminalCodes.strip(line.text());
            if (format.isComment(text)) {
                pending.leftOut();
                return;
            }
            var answered = format.read(text, zone.zone());
            if (answered.at().isKnown()) {
                count(answered);
            } else {
                countUntimed(answered, line, batch);
            }
        } catch (BadLine bad) {
            pending.bad(bad.reason());
        } catch (RuntimeException ours) {
            pending.bad("a line that Faultline fails on");
            badLines.bug(ours);
        }
    }

    /** A line without its time was written when a container runtime took it, or just now; or nobody knows when. */
    private void countUntimed(AccessLogEntry answered, LogLine line, LogBatch batch) throws BadLine {
        var written = line.taken().or(() -> batch.isFresh() ? Optional.of(clock.instant()) : Optional.empty());
        if (written.isPresent()) {
            count(answered.at(LoggedTime.ofMillis(written.get().toEpochMilli())));
        } else {
            pending.outdated();
        }
    }

    private void count(AccessLogEntry answered) throws BadLine {
        if (answered.check() || !answered.isAnswered()) {
            // What checks meet is told by them, and nobody of the app's users met it; what has no answer is none.
            pending.leftOut();
            return;
        }
        var now = clock.millis();
        if (answered.at().from() > now + AHEAD.toMillis()) {
            throw new BadLine("a time in the future");
        }
        if (answered.at().to() < now - retention.toMillis()) {
            pending.outdated();
            return;
        }
        var route = routes.of(answered);
        if (route.isPresent() && routes.isIgnored(route.get())) {
            pending.leftOut();
            return;
        }
        var key = new Key(Math.floorDiv(answered.at().from(), SECOND), route);
        tallies.computeIfAbsent(key, fresh -> new ResponseTally()).add(answered);
        pending.answer(answered);
    }

    @Override
    public void store(Checkpoint checkpoint) {
        var responses = tallies.entrySet().stream()
                .map(each -> each.getValue().answers(each.getKey()))
                .toList();
        sink.take(new ErrorBatch(responses, List.of(), pending.readings(clock.instant()), Optional.of(checkpoint)));
        var read = pending.progress();
        stored = stored.plus(read);
        if (read.bad() > 0) {
            badLines.report(stored);
        }
    }
}
