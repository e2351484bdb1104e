// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.incident;

import dev.faultline.basics.TimeOrder;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * A stretch of an incident in which its errors came.
 *
 * @param from the start of its first error
 * @param to the end of its last error
 */
public record IncidentSpan(Instant from, Instant to) {

    /** Whether some of it lies in [{@code start}, {@code end}]. */
    public boolean touches(Instant start, Instant end) {
        return !to.isBefore(start) && !from.isAfter(end);
    }

    /** Whether a window that begins or ends then leaves more of it out than {@code tolerance} on either side. */
    public boolean isCutAt(Instant at, Duration tolerance) {
        return from.isBefore(at.minus(tolerance)) && to.isAfter(at.plus(tolerance));
    }

    /** The same time in as few spans as there are gaps longer than {@code gap} in it, by start. */
    public static List<IncidentSpan> joined(Collection<IncidentSpan> spans, Duration gap) {
        var joined = new ArrayList<IncidentSpan>();
        spans.stream().sorted(Comparator.comparing(IncidentSpan::from)).forEach(next -> {
            var end = joined.size() - 1;
            if (end >= 0 && !next.from().isAfter(joined.get(end).to().plus(gap))) {
                var last = joined.get(end);
                joined.set(end, new IncidentSpan(last.from(), TimeOrder.later(last.to(), next.to())));
            } else {
                joined.add(next);
            }
        });
        return List.copyOf(joined);
    }
}
