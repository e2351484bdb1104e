// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis;

import dev.faultline.errors.ErrorLine;
import dev.faultline.errors.ErrorSample;
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
        var counts = new TreeMap<Instant, Long>();
        answers.forEach(one -> spread(one, counts));
        if (counts.isEmpty()) {
            return List.of();
        }
        var message = messages(answers, lines);
        var samples = new ArrayList<ErrorSample>();
        for (var each : together(counts).entrySet()) {
            // The judge looks for what is said anywhere.
            samples.add(new ErrorSample(
                    each.getKey(), each.getValue(), Optional.empty(), samples.isEmpty() ? message : ""));
        }
        return samples;
    }

    private static void spread(ResponseCount one, TreeMap<Instant, Long> counts) {
        var length = Duration.between(one.from(), one.to()).toMillis();
        var points = length == 0 ? 1 : Math.min(one.errors(), MOST_OF_A_SPAN);
        for (var i = 0; i < points; i++) {
            var share = one.errors() * (i + 1) / points - one.errors() * i / points;
            counts.merge(one.from().plusMillis(length * (2L * i + 1) / (2 * points)), share, Long::sum);
        }
    }

    private static TreeMap<Instant, Long> together(TreeMap<Instant, Long> counts) {
        if (counts.size() <= MOST) {
            return counts;
        }
        var first = counts.firstKey().toEpochMilli();
        var length = (counts.lastKey().toEpochMilli() - first) / MOST + 1;
        var fewer = new TreeMap<Instant, Long>();
        counts.forEach((at, count) -> {
            var middle = first + (at.toEpochMilli() - first) / length * length + length / 2;
            fewer.merge(Instant.ofEpochMilli(middle), count, Long::sum);
        });
        return fewer;
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
