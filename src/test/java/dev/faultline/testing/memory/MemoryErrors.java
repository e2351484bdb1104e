// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.testing.memory;

import dev.faultline.checkpoint.CheckpointStore;
import dev.faultline.errors.ErrorBatch;
import dev.faultline.errors.ErrorLine;
import dev.faultline.errors.ErrorSource;
import dev.faultline.errors.ErrorStore;
import dev.faultline.errors.ResponseCount;
import dev.faultline.errors.SourceReading;
import dev.faultline.store.RetentionPeriods;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Keeps answers and error lines in maps: the plain statement of what a store takes together and what it drops. Unbounded;
 * for tests.
 */
public final class MemoryErrors implements ErrorStore {

    private final CheckpointStore checkpoints;
    private final Map<Slot, ResponseCount> answers = new LinkedHashMap<>();
    private final List<ErrorLine> lines = new ArrayList<>();
    private final List<SourceReading> readings = new ArrayList<>();

    private record Slot(Instant start, boolean failing, ErrorSource source, Optional<String> route) {

        static Slot of(ResponseCount answers) {
            var isFailing = answers.errors() > 0;
            var length = isFailing ? 1_000 : 10_000;
            var start = Math.floorDiv(answers.from().toEpochMilli(), length) * length;
            return new Slot(Instant.ofEpochMilli(start), isFailing, answers.source(), answers.route());
        }
    }

    /**
     * @param checkpoints take those of the batches
     */
    public MemoryErrors(CheckpointStore checkpoints) {
        this.checkpoints = checkpoints;
    }

    @Override
    public synchronized void add(ErrorBatch batch) {
        for (var one : batch.answers()) {
            if (one.errors() > 0 || one.requests().orElse(0) > 0) {
                answers.merge(Slot.of(one), one, MemoryErrors::together);
            }
        }
        lines.addAll(batch.lines());
        readings.addAll(batch.readings());
        batch.checkpoint().ifPresent(checkpoint -> checkpoints.put(checkpoint.reader(), checkpoint.place()));
    }

    @Override
    public synchronized List<ResponseCount> answers(Instant from, Instant to) {
        return answers.values().stream()
                .filter(one -> !one.to().isBefore(from) && !one.from().isAfter(to))
                .sorted(Comparator.comparing(ResponseCount::from).thenComparing(ResponseCount::to))
                .toList();
    }

    @Override
    public synchronized Set<String> routes() {
        return answers.values().stream().flatMap(one -> one.route().stream()).collect(Collectors.toSet());
    }

    @Override
    public synchronized List<ResponseCount> totals(Instant from, Instant to) {
        var totals = new LinkedHashMap<List<Object>, ResponseCount>();
        answers(from, to).stream()
                .map(one -> one.errors() > 0 ? one : share(one, from, to))
                .forEach(one -> totals.merge(List.of(one.source(), one.route()), one, MemoryErrors::togetherByErrors));
        return totals.values().stream()
                .sorted(Comparator.comparing(ResponseCount::errors).reversed())
                .toList();
    }

    @Override
    public synchronized List<ResponseCount> columns(Instant from, Instant to, int columns) {
        var last = to.minusMillis(1);
        var together = new LinkedHashMap<List<Object>, ResponseCount>();
        for (var one : answers(from, last)) {
            var anywhere = new ResponseCount(
                    one.source(), Optional.empty(), one.from(), one.to(), one.requests(), one.errors(), "");
            together.merge(
                    List.of(
                            one.source(),
                            one.errors() > 0,
                            column(later(one.from(), from), from, to, columns),
                            column(earlier(one.to(), last), from, to, columns)),
                    anywhere,
                    MemoryErrors::together);
        }
        return List.copyOf(together.values());
    }

    /** The last one that starts at or before the instant. */
    private static int column(Instant instant, Instant from, Instant to, int columns) {
        var length = Duration.between(from, to).toMillis();
        var column = columns - 1;
        while (from.plusMillis(length * column / columns).isAfter(instant)) {
            column--;
        }
        return column;
    }

    private static ResponseCount share(ResponseCount one, Instant from, Instant to) {
        var inside = millis(later(one.from(), from), earlier(one.to(), to));
        var requests = Math.round(one.requests().orElse(0) * (double) inside / millis(one.from(), one.to()));
        return new ResponseCount(
                one.source(), one.route(), one.from(), one.to(), OptionalLong.of(requests), 0, one.message());
    }

    private static long millis(Instant first, Instant last) {
        return last.toEpochMilli() - first.toEpochMilli() + 1;
    }

    private static ResponseCount togetherByErrors(ResponseCount one, ResponseCount other) {
        var sum = together(one, other);
        var bounds = one.errors() > 0 && other.errors() > 0 || one.errors() + other.errors() == 0
                ? sum
                : one.errors() > 0 ? one : other;
        return new ResponseCount(
                sum.source(),
                sum.route(),
                bounds.from(),
                bounds.to(),
                sum.requests(),
                sum.errors(),
                sum.message(),
                sum.profile());
    }

    @Override
    public synchronized List<ErrorLine> lines(Instant from, Instant to) {
        var bySignature = new LinkedHashMap<String, ErrorLine>();
        lines.stream()
                .filter(one -> !one.last().isBefore(from) && !one.first().isAfter(to))
                .forEach(one -> bySignature.merge(one.signature().id(), one, MemoryErrors::together));
        return bySignature.values().stream()
                .sorted(Comparator.comparing(ErrorLine::count)
                        .reversed()
                        .thenComparing(ErrorLine::first)
                        .thenComparing(line -> line.signature().id()))
                .toList();
    }

    @Override
    public synchronized List<SourceReading> readings(Instant from, Instant to) {
        var together = new LinkedHashMap<List<Object>, SourceReading>();
        readings.stream()
                .map(MemoryErrors::inItsMinute)
                .filter(one -> !one.to().isBefore(from) && !one.from().isAfter(to))
                .forEach(one -> together.merge(List.of(one.source(), one.aspect()), one, MemoryErrors::together));
        return List.copyOf(together.values());
    }

    private static SourceReading inItsMinute(SourceReading one) {
        var start = one.to().truncatedTo(ChronoUnit.MINUTES);
        return new SourceReading(
                one.source(), one.aspect(), start, start.plusMillis(59_999), one.total(), one.missed());
    }

    private static SourceReading together(SourceReading one, SourceReading other) {
        return new SourceReading(
                one.source(),
                one.aspect(),
                earlier(one.from(), other.from()),
                later(one.to(), other.to()),
                one.total() + other.total(),
                one.missed() + other.missed());
    }

    /** Drops what has outlived its retention. */
    public synchronized void tidy(RetentionPeriods retention, Instant now) {
        var horizon = now.minus(retention.observations());
        answers.keySet().removeIf(slot -> slot.start().isBefore(horizon));
        readings.removeIf(one -> one.to().truncatedTo(ChronoUnit.MINUTES).isBefore(horizon));
        lines.removeIf(line -> line.first().truncatedTo(ChronoUnit.SECONDS).isBefore(horizon));
    }

    private static ResponseCount together(ResponseCount one, ResponseCount other) {
        return new ResponseCount(
                one.source(),
                one.route(),
                earlier(one.from(), other.from()),
                later(one.to(), other.to()),
                one.requests().isEmpty() || other.requests().isEmpty()
                        ? OptionalLong.empty()
                        : OptionalLong.of(
                                one.requests().getAsLong() + other.requests().getAsLong()),
                one.errors() + other.errors(),
                one.message().isEmpty() ? other.message() : one.message(),
                one.profile().plus(other.profile()));
    }

    private static ErrorLine together(ErrorLine one, ErrorLine other) {
        return new ErrorLine(
                one.signature(),
                earlier(one.first(), other.first()),
                later(one.last(), other.last()),
                one.count() + other.count(),
                one.message(),
                one.logger());
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isBefore(other) ? other : one;
    }
}
