// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.errors.counters;

import dev.faultline.errors.counters.ProcessTurns.Turn;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToLongFunction;

/**
 * Remembers what the counters showed and says what they have gained since: what was gained stays until it is settled.
 *
 * <ul>
 *   <li>The first exposition is only the base, unless the counters are known to have begun at 0 since.
 *   <li>A series that is new later began at 0; one of an exporter whose family was not there at all did not.
 *   <li>A series whose process has started since began at 0 again, and so did one that is lower than before, once it has
 *       stayed so for three readings: until then nothing is gained.
 *   <li>While several processes answer in turn nothing is gained.
 *   <li>A series that is gone, or not a number, keeps its value until it is back.
 *   <li>Of families that count the same requests only the preferred one gains.
 * </ul>
 *
 * Bounded like an {@link MetricsExposition}. Not thread-safe.
 */
final class CounterLedger {

    private static final int MOST_ROUTES = 500;

    private static final class Series {
        private final MetricsExposition.Count first;
        private long value;
        /** In the last reading, counted or not. */
        private long shown;

        private long gained;

        private Series(MetricsExposition.Count first, long value) {
            this.first = first;
            this.value = value;
            this.shown = value;
        }

        private void rise(long now) {
            gained += now >= value ? now - value : now;
            value = now;
        }
    }

    private final CounterFamilies families;
    private final Map<String, Series> known = new HashMap<>();
    private Set<CounterFamily> before = Set.of();
    private final ProcessTurns turns = new ProcessTurns();
    private Turn turn = Turn.SAME;
    private boolean hasBase;
    private boolean hasOverflowed;
    private Optional<CounterFamily> chosen = Optional.empty();

    CounterLedger(CounterFamilies families) {
        this.families = families;
    }

    /**
     * Takes in what is shown now.
     *
     * @param last when the reading before began, if that is known
     * @param beganAtZero whether the process is known to have started since it was first looked for; only asked for the
     *     base
     */
    void observe(MetricsExposition shown, Optional<Instant> last, boolean beganAtZero) {
        hasOverflowed |= shown.isOverflowing();
        turn = turns.next(
                shown.processStart(),
                isLower(shown, series -> series.value),
                isLower(shown, series -> series.shown),
                last);
        if (turn == Turn.RESTARTED) {
            known.values().stream()
                    .filter(series -> series.first.family().ownCounts())
                    .forEach(series -> series.value = 0);
        }
        makeRoom(shown);
        var previously = before;
        shown.counts().forEach((key, count) -> take(key, count, previously, beganAtZero));
        before = Set.copyOf(shown.present());
        chosen = families.choose(shown.present()).or(() -> chosen);
        hasBase = true;
    }

    private void take(String key, MetricsExposition.Count count, Set<CounterFamily> previously, boolean beganAtZero) {
        var isOwn = count.family().ownCounts();
        if (isOwn && turn == Turn.DOUBTFUL) {
            Optional.ofNullable(known.get(key)).ifPresent(series -> series.shown = count.value());
            return;
        }
        var isOther = isOwn && turn == Turn.OTHER;
        var series = known.computeIfAbsent(
                key, unknown -> new Series(count, isOther ? count.value() : startOf(count, previously, beganAtZero)));
        if (isOther) {
            series.value = count.value();
        } else {
            series.rise(count.value());
        }
        series.shown = count.value();
    }

    private boolean isLower(MetricsExposition shown, ToLongFunction<Series> before) {
        return shown.counts().entrySet().stream().anyMatch(each -> {
            var series = known.get(each.getKey());
            return series != null
                    && series.first.family().ownCounts()
                    && each.getValue().value() < before.applyAsLong(series);
        });
    }

    /** Whether what was shown last may be counted later, from the start of the reading before. */
    boolean isInDoubt() {
        return turn == Turn.DOUBTFUL;
    }

    /** Whether several processes answer in turn, so that nothing is counted. */
    boolean isInTurns() {
        return turns.isInTurns();
    }

    /** Whether the last reading is of another process than the one before, and no restart. */
    boolean hasChangedProcess() {
        return turns.hasChanged();
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
