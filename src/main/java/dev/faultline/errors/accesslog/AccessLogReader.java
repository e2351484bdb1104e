package dev.faultline.errors.accesslog;

import dev.faultline.checkpoint.Checkpoint;
import dev.faultline.errors.ErrorBatch;
import dev.faultline.errors.ErrorSink;
import dev.faultline.errors.IgnoredRoutes;
import dev.faultline.errors.accesslog.ResponseTally.Key;
import dev.faultline.errors.tail.LineReader;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Counts the answers that the lines tell of, by second and route. */
final class AccessLogReader implements LineReader {

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
    private AccessLogCounts pending = AccessLogCounts.NOTHING;
    private volatile AccessLogCounts kept = AccessLogCounts.NOTHING;

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

    /** Of all that was kept. */
    AccessLogCounts count() {
        return kept;
    }

    @Override
    public void line(String text) {
        try {
            count(format.read(text));
        } catch (BadLine bad) {
            pending = pending.plusBad(bad.reason());
        }
    }

    private void count(AccessLogEntry answered) throws BadLine {
        if (answered.check()) {
            // What checks meet is told by them, and nobody of the app's users met it.
            return;
        }
        var now = clock.millis();
        if (answered.at().from() > now + AHEAD.toMillis()) {
            throw new BadLine("a time in the future");
        }
        if (answered.at().to() < now - retention.toMillis()) {
            pending = pending.plusOutdated();
            return;
        }
        var route = routes.of(answered);
        if (route.filter(routes::isIgnored).isPresent()) {
            return;
        }
        var key = new Key(Math.floorDiv(answered.at().from(), SECOND), route);
        tallies.computeIfAbsent(key, fresh -> new ResponseTally()).add(answered);
        pending = pending.plusAnswer(answered.isError());
    }

    @Override
    public void keep(Checkpoint bookmark) {
        var answers = tallies.entrySet().stream()
                .map(each -> each.getValue().answers(each.getKey()))
                .toList();
        sink.take(new ErrorBatch(answers, List.of(), Optional.of(bookmark)));
        kept = kept.plus(pending);
        if (pending.bad() > 0) {
            badLines.told(kept);
        }
        forget();
    }

    @Override
    public void forget() {
        tallies.clear();
        pending = AccessLogCounts.NOTHING;
    }
}
