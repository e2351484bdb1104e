// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.detection;

import dev.faultline.detection.IncidentGrouper.Entry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;

/** The errors that are stored and not yet made windows of. Not thread-safe. */
final class UngroupedErrors {

    private final RepeatedFailure log = new RepeatedFailure();

    /** What was stored right before the program ended may not have been grouped. */
    private static final Duration GROUPED_AGAIN = Duration.ofMinutes(10);

    private final IncidentGrouper grouper;
    private final List<ErrorSpan> spans = new ArrayList<>();

    UngroupedErrors(IncidentGrouper grouper, Instant start) {
        this.grouper = grouper;
        spans.add(new ErrorSpan(start.minus(GROUPED_AGAIN), start));
    }

    void add(Collection<ErrorSpan> more) {
        spans.addAll(more);
    }

    /** Groups them. The errors are kept; what cannot be made of them now is made later. */
    void group(CountingRule rule, Instant now, Consumer<Entry> entered) {
        try {
            while (!spans.isEmpty()) {
                grouper.group(spans.get(0), rule, now).forEach(entered);
                spans.remove(0);
            }
        } catch (RuntimeException later) {
            log.failed("looking for error windows", later);
        }
    }
}
