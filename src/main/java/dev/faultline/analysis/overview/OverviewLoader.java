// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis.overview;

import dev.faultline.analysis.DependencyRegistry;
import dev.faultline.analysis.RouteRegistry;
import dev.faultline.analysis.TimelineLoader;
import dev.faultline.basics.TimeOrder;
import dev.faultline.changes.ChangeStore;
import dev.faultline.dependency.Dependency;
import dev.faultline.errors.ErrorSettings;
import dev.faultline.errors.ErrorStore;
import dev.faultline.incident.IncidentStore;
import dev.faultline.probe.scheduler.DependencyStatus;
import dev.faultline.timeline.Availability.AvailabilitySum;
import dev.faultline.timeline.LatencyGrain;
import dev.faultline.timeline.ObservationStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Gathers everything that is known of a span of time. Thread-safe. */
public final class OverviewLoader {

    /** The most incidents that one tells of. */
    public static final int MOST_INCIDENTS = 500;

    /** The most changes that one tells of. */
    public static final int MOST_CHANGES = 1_000;

    private static final double HOUR_MILLIS = 3_600_000;
    /** So many single observations are read in some 50 ms. */
    private static final long MOST_SINGLE = 500_000;

    private final DependencyRegistry registry;
    private final RouteRegistry routes;
    private final TimelineLoader history;
    private final ObservationStore observations;
    private final ErrorStore errors;
    private final Supplier<ErrorSettings> settings;
    private final IncidentStore incidents;
    private final ChangeStore changes;
    private final Function<String, Optional<DependencyStatus>> standings;

    /**
     * One over the given sources.
     *
     * @param settings those of the errors, as they are now
     * @param standings how what is probed here stands now, by name
     */
    public OverviewLoader(
            DependencyRegistry registry,
            RouteRegistry routes,
            TimelineLoader history,
            ObservationStore observations,
            ErrorStore errors,
            Supplier<ErrorSettings> settings,
            IncidentStore incidents,
            ChangeStore changes,
            Function<String, Optional<DependencyStatus>> standings) {
        this.registry = registry;
        this.routes = routes;
        this.history = history;
        this.observations = observations;
        this.errors = errors;
        this.settings = settings;
        this.incidents = incidents;
        this.changes = changes;
        this.standings = standings;
    }

    /** What is known of the span at {@code now}. */
    public Overview of(ColumnGrid grid, Instant now) {
        var latencies = new LatencyTally(grid);
        var dependencies = registry.all();
        var asked = routes.all();
        observations.answerTimes(grid.from(), grid.to(), grain(grid, dependencies, asked), latencies);
        return gather(grid, now, dependencies, asked, latencies);
    }

    /** The same without how long answers took, which costs the most to know. */
    public Overview withoutLatencies(ColumnGrid grid, Instant now) {
        return gather(grid, now, registry.all(), routes.all(), new LatencyTally(grid));
    }

    private Overview gather(
            ColumnGrid grid,
            Instant now,
            List<Dependency> dependencies,
            List<Dependency> asked,
            LatencyTally latencies) {
        return new Overview(
                now,
                grid,
                lanes(dependencies, name -> registry.check(name).isPresent(), latencies, grid, now),
                lanes(asked, routes::isAsked, latencies, grid, now),
                errors(grid),
                incidents.outlines(grid.from(), grid.to(), MOST_INCIDENTS),
                changes.changes(grid.from(), grid.to()).stream()
                        .limit(MOST_CHANGES)
                        .toList());
    }

    /** Single observations where columns are narrower than an hour and there are not too many. */
    private static LatencyGrain grain(ColumnGrid grid, List<Dependency> dependencies, List<Dependency> routes) {
        var span = Duration.between(grid.from(), grid.to());
        var expected = Stream.concat(dependencies.stream(), routes.stream())
                .mapToLong(each -> span.dividedBy(each.pace().interval()))
                .sum();
        return grid.stepMillis() >= HOUR_MILLIS || expected > MOST_SINGLE ? LatencyGrain.HOUR : LatencyGrain.EACH;
    }

    private ErrorColumns errors(ColumnGrid grid) {
        var counts = settings.get();
        return ErrorTally.of(
                errors.columns(grid.from(), grid.to(), grid.columns()).stream()
                        .filter(each -> counts.counts(each.source()))
                        .toList(),
                grid);
    }

    private List<OverviewLane> lanes(
            List<Dependency> all,
            Predicate<String> isConfigured,
            LatencyTally latencies,
            ColumnGrid grid,
            Instant now) {
        return all.stream()
                .flatMap(each -> lane(each, isConfigured.test(each.name()), latencies, grid, now).stream())
                .toList();
    }

    private Optional<OverviewLane> lane(
            Dependency dependency, boolean configured, LatencyTally latencies, ColumnGrid grid, Instant now) {
        var timeline = history.timeline(dependency.name(), grid.from(), grid.to());
        if (!configured && !timeline.knowsOf(grid.from(), grid.to())) {
            return Optional.empty();
        }
        var end = TimeOrder.earlier(grid.to(), now);
        var availability = new AvailabilitySum();
        var reduction = new SegmentReduction(grid);
        timeline.segments(grid.from(), end, now, (state, from, to) -> {
            availability.segment(state, from, to);
            reduction.segment(state, from, to);
        });
        var last = observations.last(dependency.name());
        return Optional.of(new OverviewLane(
                dependency,
                configured,
                last,
                last.filter(seen -> !now.isAfter(seen.startedAt().plus(seen.allowedGap())))
                        .isEmpty(),
                standings.apply(dependency.name()),
                availability.of(Duration.between(grid.from(), end)),
                timeline.lastEpisode(grid.from(), grid.to()),
                reduction.finished(),
                latencies.of(dependency.name())));
    }
}
