// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.sqlite;

import dev.faultline.dependency.Dependency;
import dev.faultline.probe.Observation;
import dev.faultline.testing.OlderStore;
import dev.faultline.timeline.LatencyGrain;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Tells all that a store holds that an older version wrote, line by line. */
final class StoreContent {

    private static final Instant EARLIEST = OlderStore.WRITTEN.minus(Duration.ofDays(60));
    private static final Instant LATEST = OlderStore.WRITTEN.plusSeconds(1);
    private static final int ALL = 10_000;

    private final SqliteStore store;

    private StoreContent(SqliteStore store) {
        this.store = store;
    }

    /** The lines; an empty text and what is absent look alike. */
    static List<String> of(SqliteStore store) {
        return new StoreContent(store).told();
    }

    private List<String> told() {
        return Stream.of(
                        store.dependencies().stream().map(ContentLine::of),
                        names().flatMap(this::observations),
                        names().flatMap(name ->
                                store.runs(name, EARLIEST, LATEST).stream().map(ContentLine::of)),
                        answerTimes(),
                        store.errors().answers(EARLIEST, LATEST).stream()
                                .map(ContentLine::of)
                                .sorted(),
                        store.errors().lines(EARLIEST, LATEST).stream().map(ContentLine::of),
                        store.incidents().incidents(EARLIEST, LATEST).stream().flatMap(ContentLine::of),
                        store.changes(EARLIEST, LATEST).stream()
                                .map(change -> ContentLine.of(
                                        "change",
                                        change.at(),
                                        change.kind().label(),
                                        change.subject(),
                                        change.version(),
                                        change.message())),
                        Stream.of(
                                        "access-log /tmp/shop/log/access.log",
                                        "app-log /tmp/shop/log/app.json",
                                        "changes files /tmp/shop/config",
                                        "changes key",
                                        "changes last looks",
                                        "path/uploads")
                                .map(reader -> ContentLine.of(
                                        "bookmark", reader, store.checkpoints().place(reader))))
                .flatMap(lines -> lines)
                .toList();
    }

    private Stream<String> names() {
        return store.dependencies().stream().map(Dependency::name).sorted();
    }

    /** How many there are, how long they took, and each where the status changes, beside the one before. */
    private Stream<String> observations(String name) {
        var all = store.observations(name, EARLIEST, LATEST, Optional.empty(), ALL);
        var took = all.stream().map(Observation::duration).reduce(Duration.ZERO, Duration::plus);
        var first = Stream.of(ContentLine.of("observations", name, all.size(), took));
        var some = IntStream.range(0, all.size())
                .filter(i -> i == 0 || i + 1 == all.size() || isTurn(all, i) || isTurn(all, i + 1))
                .mapToObj(i -> ContentLine.of(all.get(i)));
        return Stream.concat(first, some);
    }

    private static boolean isTurn(List<Observation> all, int index) {
        return all.get(index).status() != all.get(index - 1).status();
    }

    private Stream<String> answerTimes() {
        var told = new TreeSet<String>();
        store.answerTimes(
                EARLIEST,
                LATEST,
                LatencyGrain.HOUR,
                (dependency, first, last, count, micros) -> told.add(ContentLine.of(
                        "answer times",
                        dependency,
                        Instant.ofEpochMilli(first),
                        Instant.ofEpochMilli(last),
                        count,
                        micros)));
        return told.stream();
    }
}
