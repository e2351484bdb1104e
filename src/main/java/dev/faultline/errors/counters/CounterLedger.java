// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.errors.counters;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * Remembers what the counters showed and says what they have gained since: what was gained stays until it is settled.
 *
 * <ul>
 *   <li>The first exposition is only the base, unless the counters are known to have begun at 0 since.
 *   <li>A series that is new later began at 0; one of an exporter whose family was not there at all did not.
 *   <li>A series that is lower than before, or whose process is another one, began at 0 again.
 *   <li>A series that is gone, or not a number, keeps its value until it is back.
 *   <li>Of families that count the same requests only the preferred one gains.
 * </ul>
 *
 * Bounded like an {@link MetricsExposition}. Not thread-safe.
 */
final class CounterLedger {

    private static final int MOST_ROUTES = 500;
    private static final double SAME_PROCESS_SECONDS = 1;

    private static final class Series {
        private final MetricsExposition.Count first;
        private long value;
        private long gained;

        private Series(MetricsExposition.Count first, long value) {
            this.first = first;
            this.value = value;
        }

        private void rise(long now) {
            gained += now >= value ? now - value : now;
            value = now;
        }
    }

    private final CounterFamilies families;
    private final Map<String, Series> known = new HashMap<>();
    private Set<CounterFamily> before = Set.of();
    private OptionalDouble processStart = OptionalDouble.empty();
    private boolean hasBase;
    private boolean hasOverflowed;
    private Optional<CounterFamily> chosen = Optional.empty();

    CounterLedger(CounterFamilies families) {
        this.families = families;
    }

    /**
     * Takes in what is shown now.
     *
     * @param beganAtZero whether the process is known to have started since it was first looked for; only asked for the
     *     base
     */
    void observe(MetricsExposition shown, boolean beganAtZero) {
        hasOverflowed |= shown.isOverflowing();
        if (isAnotherProcess(shown)) {
            known.values().stream()
                    .filter(series -> series.first.family().ownCounts())
                    .forEach(series -> series.value = 0);
        }
        makeRoom(shown);
        var previously = before;
        shown.counts()
                .forEach((key, count) -> known.computeIfAbsent(
                                key, unknown -> new Series(count, startOf(count, previously, beganAtZero)))
                        .rise(count.value()));
        if (shown.processStart().isPresent()) {
            processStart = shown.processStart();
        }
        before = Set.copyOf(shown.present());
        chosen = families.choose(shown.present()).or(() -> chosen);
        hasBase = true;
    }

    private boolean isAnotherProcess(MetricsExposition shown) {
        return processStart.isPresent()
                && shown.processStart().isPresent()
                && Math.abs(shown.processStart().getAsDouble() - processStart.getAsDouble()) > SAME_PROCESS_SECONDS;
    }

    /** What is gone makes room, once there is none. What comes back then is not told from what is new. */
    private void makeRoom(MetricsExposition shown) {
        if (known.size() + shown.counts().size() > 2 * MetricsExposition.MOST_SERIES) {
            hasOverflowed |= known.keySet().retainAll(shown.counts().keySet());
        }
    }

    private long startOf(MetricsExposition.Count count, Set<CounterFamily> previously, boolean beganAtZero) {
        var family = count.family();
        var startedSince = hasBase ? !hasOverflowed : beganAtZero;
        var isKnown = family.ownCounts() || hasBase && previously.contains(family);
        return startedSince && isKnown ? 0 : count.value();
    }

    /** What was gained and is not settled yet, by route; routes beyond the 500th are taken together under none. */
    List<CounterGain> gains() {
        var gains = new LinkedHashMap<Optional<String>, CounterGain>();
        for (var series : known.values()) {
            var count = series.first;
            if (series.gained > 0 && chosen.equals(Optional.of(count.family()))) {
                var route = gains.size() < MOST_ROUTES || gains.containsKey(count.route())
                        ? count.route()
                        : Optional.<String>empty();
                gains.merge(
                        route,
                        new CounterGain(route, series.gained, count.isError() ? series.gained : 0),
                        CounterGain::plus);
            }
        }
        return List.copyOf(gains.values());
    }

    /** Says that the gains were taken over. */
    void settle() {
        known.values().forEach(series -> series.gained = 0);
    }

    /** The family whose gains are told, once there is one. */
    Optional<CounterFamily> chosen() {
        return chosen;
    }

    int series() {
        return known.size();
    }
}
