// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.errors;

import dev.faultline.basics.TimeOrder;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Requests that came in every minute for half an hour or longer, as one source counted them, up to the last one.
 *
 * @param last the latest instant of the last request
 * @param usual how many requests a minute there were in that time, at most the last hour of it
 * @param least how many a minute in the five minutes with the fewest; positive
 * @param longestGap the longest time in it without a request, as far as counts are that fine
 */
public record SteadyTraffic(Instant last, double usual, double least, Duration longestGap) {

    /** How far back from the last request counts. */
    public static final Duration LENGTH = Duration.ofHours(1);

    /** A silence that is shorter is no stop: a log may be written by the minute. */
    public static final Duration SHORTEST_STOP = Duration.ofMinutes(2);

    private static final int MINUTES = 60;
    private static final int LEAST_MINUTES = 30;
    private static final int QUIETEST = 5;

    /** Requests stopped if so long a time without one is so unlikely, or less likely, at the least rate. */
    private static final double STOPPED_BELOW = 1e-5;

    private static final int GAPS = 3;
    private static final long MINUTE = Duration.ofMinutes(1).toMillis();

    /** A request may have been counted in the minute beside its own. */
    private static final double ROUNDING = 0.01;

    /**
     * That of all the given counts; absent if there are none, or if a minute of the last half an hour before the last of them
     * is without a request.
     *
     * @param counted what one source counted, in any order; what is older than {@link #LENGTH} before the last is left out
     */
    public static Optional<SteadyTraffic> of(Collection<ResponseCount> counted) {
        List<ResponseCount> requests = counted.stream()
                .filter(each -> each.requests().orElse(0) > 0)
                .sorted(Comparator.comparing(ResponseCount::from).thenComparing(ResponseCount::to))
                .toList();
        var last = requests.stream().map(ResponseCount::to).max(Instant::compareTo);
        return last.flatMap(end -> upTo(end, requests));
    }

    private static Optional<SteadyTraffic> upTo(Instant last, List<ResponseCount> requests) {
        var minutes = byMinute(last, requests);
        var steady = 0;
        while (steady < MINUTES && minutes[steady] >= 1 - ROUNDING) {
            steady++;
        }
        if (steady < LEAST_MINUTES) {
            return Optional.empty();
        }
        var sum = 0.0;
        var least = Double.MAX_VALUE;
        for (var minute = 0; minute < steady; minute++) {
            sum += minutes[minute];
            if (minute >= QUIETEST - 1) {
                var around = 0.0;
                for (var each = minute - QUIETEST + 1; each <= minute; each++) {
                    around += minutes[each];
                }
                least = Math.min(least, around / QUIETEST);
            }
        }
        return Optional.of(
                new SteadyTraffic(last, sum / steady, least, longestGap(last.minusMillis(steady * MINUTE), requests)));
    }

    /** How many requests there were in each minute, counted back from the last; of a longer span evenly. */
    private static double[] byMinute(Instant last, List<ResponseCount> requests) {
        var minutes = new double[MINUTES];
        for (var each : requests) {
            var newest = last.toEpochMilli() - each.to().toEpochMilli();
            var oldest = last.toEpochMilli() - each.from().toEpochMilli() + 1;
            var share = each.requests().orElse(0) / (double) (oldest - newest);
            for (var minute = newest / MINUTE; minute < MINUTES && minute * MINUTE < oldest; minute++) {
                var inside = Math.min(oldest, (minute + 1) * MINUTE) - Math.max(newest, minute * MINUTE);
                minutes[(int) minute] += share * inside;
            }
        }
        return minutes;
    }

    private static Duration longestGap(Instant since, List<ResponseCount> requests) {
        var longest = Duration.ZERO;
        var end = Instant.MAX;
        for (var each : requests) {
            if (!each.to().isBefore(since)) {
                longest = TimeOrder.longer(longest, Duration.between(TimeOrder.earlier(end, each.from()), each.from()));
                end = end.equals(Instant.MAX) ? each.to() : TimeOrder.later(end, each.to());
            }
        }
        return longest;
    }

    /**
     * Whether requests have stopped: none since then is so unlikely at the least rate (a Poisson probability under
     * 1e-5), and takes so much longer than any gap before, that it is no pause.
     *
     * @param since when the last request was, of those of other sources too
     * @param known up to when every request is known
     */
    public boolean hasStopped(Instant since, Instant known) {
        var silence = Duration.between(since, known);
        var expected = least * silence.toMillis() / MINUTE;
        return silence.compareTo(SHORTEST_STOP) >= 0
                && silence.compareTo(longestGap.multipliedBy(GAPS)) >= 0
                && Math.exp(-expected) < STOPPED_BELOW;
    }
}
