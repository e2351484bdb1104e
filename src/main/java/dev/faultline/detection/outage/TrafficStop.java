// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.detection.outage;

import dev.faultline.basics.TimeOrder;
import dev.faultline.errors.ErrorSettings;
import dev.faultline.errors.ErrorSource;
import dev.faultline.errors.ErrorStore;
import dev.faultline.errors.ResponseCount;
import dev.faultline.errors.SteadyTraffic;
import dev.faultline.incident.IncidentKind;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** When requests that came steadily stopped, by what the sources counted. */
final class TrafficStop {

    /** The sources that also tell that there was no request. */
    private static final List<ErrorSource> COUNTING = List.of(ErrorSource.ACCESS_LOG, ErrorSource.METRICS);

    /** Steady traffic of an hour, and a silence of half an hour that nobody has found yet. */
    private static final Duration REACH = SteadyTraffic.LENGTH.plusMinutes(30);

    private static final long COLUMN_SECONDS = 10;

    private final ErrorStore errors;
    private final SourceAttention attention;
    private volatile Instant heard = Instant.MIN;

    TrafficStop(ErrorStore errors, SourceAttention attention) {
        this.errors = errors;
        this.attention = attention;
    }

    synchronized void heard(Collection<ResponseCount> counted) {
        heard = TimeOrder.later(heard, last(counted).orElse(Instant.MIN));
    }

    /** The silence, if there is one now. */
    Optional<OutageWindow> begun(ErrorSettings settings, Instant now) {
        var readUp = COUNTING.stream()
                .filter(source -> settings.reads(source) && attention.isReadUpTo(source, now))
                .toList();
        if (readUp.isEmpty() || heard.isAfter(now.minus(SteadyTraffic.SHORTEST_STOP))) {
            return Optional.empty();
        }
        var to = now.truncatedTo(ChronoUnit.MILLIS);
        var counted = errors.columns(to.minus(REACH), to, (int) (REACH.toSeconds() / COLUMN_SECONDS));
        var last = last(counted);
        return last.filter(since -> readUp.stream()
                        .flatMap(source -> SteadyTraffic.of(counted.stream()
                                        .filter(each -> each.source() == source)
                                        .toList())
                                .filter(steady -> steady.hasStopped(since, now))
                                .filter(steady -> isUnderstood(source, since, settings, now))
                                .stream())
                        .findFirst()
                        .isPresent())
                .map(since -> new OutageWindow(IncidentKind.NO_TRAFFIC, since, to, true));
    }

    /** What has become of a silence: over with the first request after it; absent while nobody knows. */
    Optional<OutageWindow> since(Instant since, ErrorSettings settings, Instant now) {
        var to = now.truncatedTo(ChronoUnit.MILLIS);
        var next = errors.totals(since.plusMillis(1), to).stream()
                .filter(TrafficStop::areRequests)
                .map(ResponseCount::from)
                .filter(from -> from.isAfter(since))
                .min(Instant::compareTo);
        if (next.isPresent()) {
            return Optional.of(new OutageWindow(IncidentKind.NO_TRAFFIC, since, next.get(), false));
        }
        var isHeard = COUNTING.stream()
                .anyMatch(source -> settings.reads(source)
                        && attention.isReadUpTo(source, now)
                        && isUnderstood(source, since, settings, now));
        return isHeard ? Optional.of(new OutageWindow(IncidentKind.NO_TRAFFIC, since, to, true)) : Optional.empty();
    }

    private boolean isUnderstood(ErrorSource source, Instant since, ErrorSettings settings, Instant now) {
        return settings.troubles(errors.readings(since, now)).stream().noneMatch(trouble -> trouble.source() == source);
    }

    private static Optional<Instant> last(Collection<ResponseCount> counted) {
        return counted.stream()
                .filter(TrafficStop::areRequests)
                .map(ResponseCount::to)
                .max(Instant::compareTo);
    }

    private static boolean areRequests(ResponseCount each) {
        return each.requests().orElse(each.errors()) > 0;
    }
}
