// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.detection;

import dev.faultline.errors.ResponseCount;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** A span of time in which errors became known. */
record ErrorSpan(Instant first, Instant last) {

    /** Those of the given answers, apart by more than {@code gap}; by time. */
    static List<ErrorSpan> of(Collection<ResponseCount> failing, Duration gap) {
        var stretches = new ArrayList<ErrorSpan>();
        failing.stream().sorted(Comparator.comparing(ResponseCount::from)).forEach(one -> {
            var end = stretches.size() - 1;
            if (end >= 0 && !one.from().isAfter(stretches.get(end).last().plus(gap))) {
                var open = stretches.get(end);
                stretches.set(end, new ErrorSpan(open.first(), one.to().isAfter(open.last()) ? one.to() : open.last()));
            } else {
                stretches.add(new ErrorSpan(one.from(), one.to()));
            }
        });
        return stretches;
    }
}
