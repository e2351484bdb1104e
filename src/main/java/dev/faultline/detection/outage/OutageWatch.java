// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.detection.outage;

import dev.faultline.errors.ErrorSettings;
import dev.faultline.errors.ErrorStore;
import dev.faultline.errors.ResponseCount;
import dev.faultline.timeline.ObservationStore;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Looks every five seconds for outages that leave no 5xx, in what is stored. Not thread-safe. */
public final class OutageWatch {

    private static final Duration EVERY = Duration.ofSeconds(5);

    /** A silence counts if it was there at two looks no further apart: between others this process may have stood still. */
    private static final Duration CONFIRMED_WITHIN = Duration.ofSeconds(15);

    /** An outage of routes that was over so long ago is not found any more. */
    private static final Duration ROUTES_REACH = Duration.ofMinutes(15);

    private final ObservationStore observations;
    private final TrafficStop traffic;
    private final Supplier<? extends Collection<String>> routes;
    private final boolean endings;
    private Instant looked = Instant.MIN;
    private Optional<OutageWindow> silence = Optional.empty();

    /**
     * @param routes the names of the app's routes that are asked now
     * @param attention how well the sources are read
     * @param endings whether an app that is told to end may do so before this program, as in a pod
     */
    public OutageWatch(
            ObservationStore observations,
            ErrorStore errors,
            Supplier<? extends Collection<String>> routes,
            SourceAttention attention,
            boolean endings) {
        this.observations = observations;
        this.traffic = new TrafficStop(errors, attention);
        this.routes = routes;
        this.endings = endings;
    }

    /**
     * The outages of now, and those that were over not long ago; absent if it looked just now.
     *
     * @param silentSince since when no request came, as far as that was known
     * @param isRouteOutageKnown whether it was known that the routes fail
     */
    public Optional<List<OutageWindow>> look(
            ErrorSettings settings, Optional<Instant> silentSince, boolean isRouteOutageKnown, Instant now) {
        if (isEarly(now)) {
            return Optional.empty();
        }
        var wasRecent = !looked.equals(Instant.MIN)
                && Duration.between(looked, now).abs().compareTo(CONFIRMED_WITHIN) <= 0;
        looked = now;
        var before = silence;
        silence = silentSince.isPresent()
                ? traffic.since(silentSince.get(), settings, now)
                : traffic.begun(settings, now);
        var isConfirmed = silentSince.isPresent()
                || wasRecent && before.map(OutageWindow::from).equals(silence.map(OutageWindow::from));
        return Optional.of(Stream.concat(
                        failingRoutes(isRouteOutageKnown, now).stream(), silence.filter(each -> isConfirmed).stream())
                .toList());
    }

    /** Takes note of what was counted, so that the store is not asked while requests come. On any thread. */
    public void heard(Collection<ResponseCount> counted) {
        traffic.heard(counted);
    }

    /** A clock that was set back must not blind it. */
    private boolean isEarly(Instant now) {
        return !looked.equals(Instant.MIN)
                && !now.isBefore(looked)
                && Duration.between(looked, now).compareTo(EVERY) < 0;
    }

    private Optional<OutageWindow> failingRoutes(boolean isKnown, Instant now) {
        var asked = routes.get();
        return asked.size() < RouteOutage.SEVERAL
                ? Optional.empty()
                : RouteOutage.latest(
                        asked.stream()
                                .map(name -> observations.runs(name, now.minus(ROUTES_REACH), now))
                                .toList(),
                        isKnown,
                        endings,
                        now);
    }
}
