// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A set of HTTP status codes, written as {@code 200-299,304}. */
record StatusSet(List<Range> ranges) {

    /** Both ends belong to it; 100 to 599. */
    record Range(int first, int last) {
        @Override
        public String toString() {
            return first == last ? Integer.toString(first) : first + "-" + last;
        }
    }

    static final StatusSet SUCCESS = new StatusSet(List.of(new Range(200, 299)));

    private static final Pattern RANGE = Pattern.compile("\\s*([1-5]\\d\\d)\\s*(?:-\\s*([1-5]\\d\\d)\\s*)?");

    StatusSet {
        ranges = List.copyOf(ranges);
    }

    /** Empty if it is not such a set. */
    static Optional<StatusSet> parse(String text) {
        var ranges = new ArrayList<Range>();
        for (var part : text.split(",", -1)) {
            var matcher = RANGE.matcher(part);
            if (!matcher.matches()) {
                return Optional.empty();
            }
            var first = Integer.parseInt(matcher.group(1));
            var last = matcher.group(2) == null ? first : Integer.parseInt(matcher.group(2));
            if (last < first) {
                return Optional.empty();
            }
            ranges.add(new Range(first, last));
        }
        return Optional.of(new StatusSet(ranges));
    }

    boolean contains(int status) {
        return ranges.stream().anyMatch(range -> status >= range.first() && status <= range.last());
    }

    @Override
    public String toString() {
        return ranges.stream().map(Range::toString).collect(Collectors.joining(","));
    }
}
