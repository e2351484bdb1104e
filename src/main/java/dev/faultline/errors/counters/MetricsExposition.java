// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.errors.counters;

import dev.faultline.errors.IgnoredRoutes;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;

/**
 * What one reading of the endpoint shows of the counters that are looked for, taken in line by line. Bounded: of more than
 * 10,000 series the rest is left out. Not thread-safe.
 */
final class MetricsExposition {

    /** How many series of requests are kept. */
    static final int MOST_SERIES = 10_000;

    private static final String PROCESS_START = "process_start_time_seconds";
    private static final EnumSet<ResponseClass> COUNTED = EnumSet.of(ResponseClass.ERROR, ResponseClass.OTHER);

    /**
     * One series.
     *
     * @param family whose it is
     * @param route of its requests, if it tells
     * @param isError whether its requests were answered with a 5xx
     * @param value how many there were, not negative
     */
    record Count(CounterFamily family, Optional<String> route, boolean isError, long value) {}

    private final CounterFamilies families;
    private final IgnoredRoutes ignored;
    private final Map<String, Count> counts = new HashMap<>();
    private final Set<CounterFamily> present = new LinkedHashSet<>();
    private OptionalDouble processStart = OptionalDouble.empty();
    private long badLines;
    private boolean overflowing;
    private boolean hasSamples;

    /** @param ignored routes whose series are left out */
    MetricsExposition(CounterFamilies families, IgnoredRoutes ignored) {
        this.families = families;
        this.ignored = ignored;
    }

    /** Takes in one line. */
    void line(String line) {
        if (SampleLine.isRemark(line)) {
            return;
        }
        hasSamples = hasSamples || SampleLine.parse(line).isPresent();
        var name = SampleLine.nameOf(line);
        var family = families.named(name);
        if (family.isEmpty() && !name.equals(PROCESS_START)) {
            return;
        }
        SampleLine.parse(line)
                .ifPresentOrElse(
                        sample -> family.ifPresentOrElse(each -> count(each, sample), () -> started(sample)),
                        () -> badLines++);
    }

    private void started(MetricSample sample) {
        if (sample.value() > 0) {
            processStart = OptionalDouble.of(sample.value());
        }
    }

    private void count(CounterFamily family, MetricSample sample) {
        var answered = family.answered(sample.labels());
        // Written so that NaN is left out too.
        if (!COUNTED.contains(answered) || !(sample.value() >= 0 && sample.value() <= Long.MAX_VALUE / 4)) {
            return;
        }
        present.add(family);
        var route = family.route(sample.labels());
        if (route.filter(ignored::cover).isPresent()) {
            return;
        }
        var key = key(sample);
        if (counts.size() >= MOST_SERIES && !counts.containsKey(key)) {
            overflowing = true;
            return;
        }
        counts.put(key, new Count(family, route, answered == ResponseClass.ERROR, (long) sample.value()));
    }

    /** The same for a series whatever the order of its labels. */
    private static String key(MetricSample sample) {
        var key = new StringBuilder(sample.name());
        new TreeMap<>(sample.labels())
                .forEach((label, value) ->
                        key.append('\0').append(label).append('\1').append(value));
        return key.toString();
    }

    /** The series by what makes them unique. */
    Map<String, Count> counts() {
        return counts;
    }

    /** The families of which there is at least one series. */
    Set<CounterFamily> present() {
        return present;
    }

    /** When the process that shows the counters started, in seconds since 1970, if it says so. */
    OptionalDouble processStart() {
        return processStart;
    }

    /** Whether it has a sample of anything: a page of HTML has none. */
    boolean hasSamples() {
        return hasSamples;
    }

    /** How many lines of the counters looked for are malformed. */
    long badLines() {
        return badLines;
    }

    /** Whether there were more series than are kept. */
    boolean isOverflowing() {
        return overflowing;
    }
}
