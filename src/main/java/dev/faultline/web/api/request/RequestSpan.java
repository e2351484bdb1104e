// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.web.api.request;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The span of time a request is about, given as {@code from} and {@code to} or as {@code last}.
 *
 * @param from its start, inclusive
 * @param to its end, after {@code from}, not in the future
 * @param notes how the caller's values were adjusted
 */
public record RequestSpan(Instant from, Instant to, List<String> notes) {

    private static final Duration SHORTEST = Duration.ofMillis(1);

    /** One without notes. */
    public static RequestSpan of(Instant from, Instant to) {
        return new RequestSpan(from, to, List.of());
    }

    /**
     * Reads it. An end in the future is cut to now, with a note; an absent end is now.
     *
     * @param longest the longest one allowed
     * @param otherwise what takes the place of an absent start and end; absent: a start must be given
     */
    public static RequestSpan read(RequestInputs inputs, Duration longest, Optional<RequestSpan> otherwise) {
        return read(inputs, "", longest, otherwise);
    }

    /** As {@link #read(RequestInputs, Duration, Optional)}, with this in front of each name. */
    public static RequestSpan read(
            RequestInputs inputs, String prefix, Duration longest, Optional<RequestSpan> otherwise) {
        var now = inputs.now();
        inputs.zone();
        var last = inputs.duration(prefix + "last", SHORTEST, longest);
        var from = inputs.instant(prefix + "from");
        var to = inputs.end(prefix + "to", prefix + "from");
        if (inputs.text(prefix + "last").isPresent()) {
            if (inputs.text(prefix + "from").isPresent()
                    || inputs.text(prefix + "to").isPresent()) {
                inputs.reject(prefix + "last", "either 'last' alone, or 'from' and 'to'");
            }
            return of(now.minus(last.orElse(SHORTEST)), now);
        }
        if (inputs.text(prefix + "from").isEmpty() && otherwise.isEmpty()) {
            inputs.reject(prefix + "from", "required, or use 'last' instead: " + InstantText.ALLOWED);
        }
        var standIn = otherwise.orElse(of(now.minus(SHORTEST), now));
        return checked(inputs, prefix, from.orElse(standIn.from()), to.orElse(standIn.to()), longest);
    }

    private static RequestSpan checked(
            RequestInputs inputs, String prefix, Instant from, Instant to, Duration longest) {
        var now = inputs.now();
        if (!from.isBefore(now)) {
            inputs.reject(prefix + "from", "in the past; the time here is " + now);
        } else if (!from.isBefore(to)) {
            inputs.reject(prefix + "to", "after '" + prefix + "from'");
        } else if (Duration.between(from, to).compareTo(longest) > 0) {
            inputs.reject(prefix + "from", "at most " + longest.toDays() + " days before '" + prefix + "to'");
        } else if (to.isAfter(now)) {
            return new RequestSpan(
                    from,
                    now,
                    List.of("The requested end " + to + " is in the future; the current time is used instead."));
        } else {
            return of(from, to);
        }
        return of(now.minus(SHORTEST), now);
    }
}
