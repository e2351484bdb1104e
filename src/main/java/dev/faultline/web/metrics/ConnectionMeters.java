// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.web.metrics;

import dev.faultline.analysis.ConnectionHistory;
import dev.faultline.config.ConfigApplied;
import dev.faultline.connections.ConnectionCounts;
import dev.faultline.connections.ConnectionLog;
import dev.faultline.connections.ConnectionReading;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

/**
 * Meters of the app's own connections at the last reading: five of each dependency that has a host and a port, and one of all that
 * lead elsewhere, so that endpoints make no series. None while connections are not read, and none before the first reading: what
 * is unknown is not zero.
 */
@Singleton
final class ConnectionMeters {

    private static final String PREFIX = "faultline.app.connections";
    private static final String UNWATCHED = PREFIX + ".unwatched";
    private static final String READ_AT = PREFIX + ".last.reading.timestamp.seconds";
    private static final double MILLIS = 1_000;

    private static final Map<String, ToIntFunction<ConnectionCounts>> STATES = Map.of(
            "established", ConnectionCounts::established,
            "connecting", ConnectionCounts::connecting,
            "retransmitting", ConnectionCounts::retransmitting,
            "unacknowledged", ConnectionCounts::unacknowledged,
            "closing", ConnectionCounts::closing);

    private final MeterRegistry registry;
    private final ConnectionLog log;
    private final ConnectionHistory history;
    private SortedCounts sorted = new SortedCounts(Instant.EPOCH, Map.of(), 0);

    ConnectionMeters(MeterRegistry registry, ConnectionLog log, ConnectionHistory history) {
        this.registry = registry;
        this.log = log;
        this.history = history;
    }

    /**
     * One reading by dependency.
     *
     * @param unwatched how many are established to endpoints at which no dependency is
     */
    private record SortedCounts(Instant at, Map<String, ConnectionCounts> byDependency, int unwatched) {}

    void follow(@Observes ConfigApplied applied) {
        var names = !applied.config().connections().enabled()
                ? Set.<String>of()
                : applied.config().checks().stream()
                        .map(check -> check.dependency())
                        .filter(dependency -> dependency.endpoints().stream().anyMatch(ConnectionMeters::isRemote))
                        .map(dependency -> dependency.name())
                        .collect(Collectors.toSet());
        registry.getMeters().stream()
                .filter(meter -> meter.getId().getName().startsWith(PREFIX))
                .filter(meter -> !names.contains(String.valueOf(meter.getId().getTag(DependencyMeters.TAG))))
                .toList()
                .forEach(registry::remove);
        if (applied.config().connections().enabled()) {
            log.onceRead(() -> register(names));
        }
    }

    private void register(Set<String> dependencies) {
        dependencies.forEach(this::register);
        Gauge.builder(UNWATCHED, this, meters -> meters.current().unwatched())
                .description("Established connections of the app to where no dependency is")
                .register(registry);
        Gauge.builder(READ_AT, this, meters -> meters.current().at().toEpochMilli() / MILLIS)
                .description("When the app's connections were read last, in seconds since 1970")
                .register(registry);
    }

    /** A path is none. */
    private static boolean isRemote(String endpoint) {
        return !endpoint.startsWith("/");
    }

    private void register(String dependency) {
        STATES.forEach((state, number) -> Gauge.builder(PREFIX, this, meters -> meters.number(dependency, number))
                .description("The app's own connections to the dependency at the last reading, by state")
                .tags(DependencyMeters.TAG, dependency, "state", state)
                .register(registry));
    }

    private int number(String dependency, ToIntFunction<ConnectionCounts> number) {
        return number.applyAsInt(current().byDependency().getOrDefault(dependency, ConnectionCounts.NONE));
    }

    /** Those of the last reading, which is sorted once; none before the first. */
    private synchronized SortedCounts current() {
        sorted = log.last()
                .filter(reading -> !reading.at().equals(sorted.at()))
                .map(this::sorted)
                .orElse(sorted);
        return sorted;
    }

    private SortedCounts sorted(ConnectionReading reading) {
        var places = history.places();
        var byDependency = new HashMap<String, ConnectionCounts>();
        var unwatched = 0;
        for (var sample : reading.samples()) {
            var there = places.at(sample.endpoint());
            there.forEach(name -> byDependency.merge(name, sample.counts(), ConnectionCounts::plus));
            unwatched += there.isEmpty() ? sample.counts().established() : 0;
        }
        return new SortedCounts(reading.at(), byDependency, unwatched);
    }
}
