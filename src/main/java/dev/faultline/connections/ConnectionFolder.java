// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.connections;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Folds readings into runs, each within one hour, and holds those that are not stored yet; of too many the oldest go. Not
 * thread-safe.
 */
final class ConnectionFolder {

    private static final int MOST_WAITING = 20_000;

    private final Map<RemoteEndpoint, ConnectionRun> open = new HashMap<>();
    private final Map<RunStart, ConnectionRun> runs = new LinkedHashMap<>();
    private final Map<Instant, ReadSpan> spans = new LinkedHashMap<>();
    private Optional<ReadSpan> span = Optional.empty();

    private record RunStart(RemoteEndpoint endpoint, Instant from) {}

    void add(ConnectionReading reading) {
        var at = reading.at();
        if (span.filter(each -> continues(each, reading)).isEmpty()) {
            open.clear();
            span = Optional.of(ReadSpan.of(reading));
        } else {
            span = span.map(each -> each.with(reading));
        }
        span.ifPresent(each -> spans.put(each.from(), each));
        var before = new HashMap<>(open);
        open.clear();
        reading.samples().forEach(sample -> add(at, sample, Optional.ofNullable(before.get(sample.endpoint()))));
        dropOldest(runs);
        dropOldest(spans);
    }

    private void add(Instant at, ConnectionSample sample, Optional<ConnectionRun> before) {
        if (sample.counts().equals(ConnectionCounts.NONE)) {
            before.ifPresent(run -> keep(run.losing(sample.gone())));
            return;
        }
        var run = before.filter(each -> each.isLike(sample))
                .map(each -> each.with(at, sample))
                .orElseGet(() -> ConnectionRun.of(at, sample));
        open.put(sample.endpoint(), run);
        keep(run);
    }

    private void keep(ConnectionRun run) {
        runs.put(new RunStart(run.endpoint(), run.from()), run);
    }

    private boolean continues(ReadSpan last, ConnectionReading reading) {
        var gap = Duration.between(last.to(), reading.at());
        return gap.compareTo(reading.spacing().multipliedBy(2).plusSeconds(1)) <= 0
                && gap.compareTo(Duration.ZERO) > 0
                && hour(last.from()).equals(hour(reading.at()));
    }

    private static Instant hour(Instant at) {
        return at.truncatedTo(ChronoUnit.HOURS);
    }

    private static <K, V> void dropOldest(Map<K, V> waiting) {
        var all = waiting.entrySet().iterator();
        for (var over = waiting.size() - MOST_WAITING; over > 0; over--) {
            all.next();
            all.remove();
        }
    }

    /** The runs that are not stored, or not as they are now. */
    List<ConnectionRun> runs() {
        return new ArrayList<>(runs.values());
    }

    /** The same of the spans. */
    List<ReadSpan> spans() {
        return new ArrayList<>(spans.values());
    }

    /** Says that these are stored; what became another meanwhile still waits. */
    void stored(ConnectionBatch batch) {
        batch.runs().forEach(run -> runs.remove(new RunStart(run.endpoint(), run.from()), run));
        batch.spans().forEach(each -> spans.remove(each.from(), each));
    }
}
