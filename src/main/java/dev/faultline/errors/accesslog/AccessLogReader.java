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
import java.time.Duration;
import java.time.InstantSource;
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
            IgnoredRoutes ignored,
            ErrorSink sink,
            Duration retention,
            InstantSource clock,
            BadLines badLines) {
        this.format = format;
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
        batch.lines().forEach(this::read);
        return batch.lines().size();
    }

    private void read(LogLine line) {
        try {
            count(format.read(line.text()));
        } catch (BadLine bad) {
            pending.bad(bad.reason());
        } catch (RuntimeException ours) {
            pending.bad("a line that Faultline fails on");
            badLines.bug(ours);
        }
    }

    private void count(AccessLogEntry answered) throws BadLine {
        if (answered.check()) {
            // What checks meet is told by them, and nobody of the app's users met it.
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
