// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis;

import dev.faultline.errors.ErrorLine;
import dev.faultline.errors.ErrorSample;
import dev.faultline.errors.RequestDurations;
import dev.faultline.errors.ResponseCount;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Errors as the judge takes them: at instants, and not too many. Those of a span are put evenly over it, at up to five
 * instants; where there are more than can be told apart in time, neighbours are taken together.
 */
final class ErrorSampler {

    private static final int MOST = 2_000;
    private static final int MOST_OF_A_SPAN = 5;
    private static final int MOST_MESSAGES = 20;

    private ErrorSampler() {}

    /**
     * @param answers of one source, each with at least one error
     * @param lines error lines of that time; what they say goes with the errors, though nobody knows with which
     */
    static List<ErrorSample> of(Collection<ResponseCount> answers, Collection<ErrorLine> lines) {
        var counts = new TreeMap<Instant, Moment>();
        answers.forEach(one -> spread(one, counts));
        if (counts.isEmpty()) {
            return List.of();
        }
        var message = messages(answers, lines);
        var samples = new ArrayList<ErrorSample>();
        together(counts)
                .forEach((at, moment) -> moment.samples()
                        .forEach(each ->
                                // The judge looks for what is said anywhere.
                                samples.add(new ErrorSample(
                                        at,
                                        each.count(),
                                        Optional.empty(),
                                        samples.isEmpty() ? message : "",
                                        each.duration()))));
        return samples;
    }

    /**
     * Errors of one instant.
     *
     * @param count how many
     * @param durations how long those of them had run that were timed
     */
    private record Moment(long count, RequestDurations durations) {

        private record Sample(long count, Optional<Duration> duration) {}

        Moment plus(Moment other) {
            return new Moment(count + other.count, durations.plus(other.durations));
        }

        /** Those that were timed by how long they had run, and the others. */
        List<Sample> samples() {
            var samples = new ArrayList<Sample>();
            var rest = count;
            for (var group : durations.groups()) {
                var some = Math.min(rest, group.count());
                if (some > 0) {
                    samples.add(new Sample(some, Optional.of(group.duration())));
                    rest -= some;
                }
            }
            if (rest > 0) {
                samples.add(new Sample(rest, Optional.empty()));
            }
            return samples;
        }
    }

    private static void spread(ResponseCount one, TreeMap<Instant, Moment> counts) {
        var length = Duration.between(one.from(), one.to()).toMillis();
        var points = length == 0 ? 1 : Math.min(one.errors(), MOST_OF_A_SPAN);
        for (var i = 0L; i < points; i++) {
            var moment = new Moment(
                    share(one.errors(), i, points), share(one.profile().durations(), i, points));
            counts.merge(one.from().plusMillis(length * (2 * i + 1) / (2 * points)), moment, Moment::plus);
        }
    }

    private static RequestDurations share(RequestDurations all, long part, long parts) {
        var quick = share(all.quick(), part, parts);
        var slow = share(all.slow(), part, parts);
        return new RequestDurations(
                quick,
                all.quick() == 0 ? 0 : all.quickMillis() / all.quick() * quick,
                slow,
                all.slow() == 0 ? 0 : all.slowMillis() / all.slow() * slow);
    }

    private static long share(long all, long part, long parts) {
        return all * (part + 1) / parts - all * part / parts;
    }

    private static TreeMap<Instant, Moment> together(TreeMap<Instant, Moment> counts) {
        if (counts.size() <= MOST) {
            return counts;
        }
        var kinds = kinds(counts);
        var first = counts.firstKey().toEpochMilli();
        var length = (counts.lastKey().toEpochMilli() - first) * kinds / MOST + 1;
        var fewer = new TreeMap<Instant, Moment>();
        counts.forEach((at, moment) -> {
            var middle = first + (at.toEpochMilli() - first) / length * length + length / 2;
            fewer.merge(Instant.ofEpochMilli(middle), moment, Moment::plus);
        });
        return fewer;
    }

    /** How many samples those of one instant make at most. */
    private static int kinds(TreeMap<Instant, Moment> counts) {
        var sum = counts.values().stream().reduce(new Moment(0, RequestDurations.NONE), Moment::plus);
        return sum.samples().size();
    }

    private static String messages(Collection<ResponseCount> answers, Collection<ErrorLine> lines) {
        return Stream.concat(
                        lines.stream().map(ErrorLine::message), answers.stream().map(ResponseCount::message))
                .filter(message -> !message.isEmpty())
                .distinct()
                .limit(MOST_MESSAGES)
                .collect(Collectors.joining(" | "));
    }
}
