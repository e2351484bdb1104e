// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.web.page.address;

import dev.faultline.analysis.verdict.JudgedWindow;
import dev.faultline.basics.TimeOrder;
import dev.faultline.web.api.request.QueryParameters;
import dev.faultline.web.api.request.RequestLimits;
import dev.faultline.web.api.request.RequestSpan;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The span that the page shows.
 *
 * @param from its start
 * @param to its end, at least {@link #SHORTEST} after it, not in the future
 * @param follows whether its end moves on with the time
 */
public record PageView(Instant from, Instant to, boolean follows) {

    public static final Duration SHORTEST = Duration.ofMinutes(1);
    public static final Duration LONGEST = RequestLimits.LONGEST_WINDOW;

    /** The length of the view that an address without one gets. */
    static final Duration USUAL = Duration.ofHours(1);

    private static final Duration YOUNG = Duration.ofMinutes(15);

    /** The usual spans that are longer. */
    private static final List<Duration> LONGER = List.of(Duration.ofHours(6), Duration.ofHours(24), Duration.ofDays(7));

    private static final Duration LEAST_PADDING = Duration.ofMinutes(5);

    /** The view of {@code view-from} and {@code view-to}; without them, {@code otherwise}. */
    static PageView read(QueryParameters parameters, PageView otherwise) {
        // It is of the window as well.
        parameters.text("zone");
        var isGiven = Stream.of("view-from", "view-to", "view-last")
                .anyMatch(name -> parameters.text(name).isPresent());
        if (!isGiven) {
            return otherwise;
        }
        var now = parameters.now();
        var usual = RequestSpan.of(now.minus(USUAL), now);
        var span = RequestSpan.read(parameters, "view-", LONGEST, Optional.of(usual));
        var follows = parameters
                        .text("view-to")
                        .filter(to -> !RawQuery.isRelative(to))
                        .isEmpty()
                || !span.to().isBefore(now);
        return new PageView(span.from(), span.to(), follows).wideEnough(now);
    }

    static PageView usual(Instant now) {
        return new PageView(now.minus(USUAL), now, true);
    }

    /** Up to now, from before that instant, with the shortest of the usual spans. */
    static PageView reaching(Instant start, Instant now) {
        var least = Duration.between(start.minus(LEAST_PADDING), now);
        var length = Stream.concat(Stream.of(USUAL), LONGER.stream())
                .filter(each -> each.compareTo(least) >= 0)
                .findFirst()
                .orElse(LONGEST);
        return new PageView(now.minus(length), now, true);
    }

    /** That of a sidecar that has just started. */
    public static PageView young(Instant now) {
        return new PageView(now.minus(YOUNG), now, true);
    }

    /** Whether it is the one that an address without one gets. */
    public boolean isUsual() {
        return follows && length().equals(USUAL);
    }

    /**
     * The window with as much before and after it as it is long, at least five minutes, up to now at most.
     *
     * @param moves whether the end of the window moves on with the time
     */
    static PageView around(JudgedWindow window, boolean moves, Instant now) {
        var padding = TimeOrder.longer(window.duration(), LEAST_PADDING);
        var room = LONGEST.minus(window.duration());
        var before = TimeOrder.shorter(padding, room);
        var end = window.to().plus(TimeOrder.shorter(padding, room.minus(before)));
        var isCut = !end.isBefore(now);
        return new PageView(window.from().minus(before), isCut ? now : end, moves || isCut);
    }

    public Duration length() {
        return Duration.between(from, to);
    }

    private PageView wideEnough(Instant now) {
        var missing = SHORTEST.minus(length());
        if (missing.isNegative() || missing.isZero()) {
            return this;
        }
        var end = Stream.of(to.plus(missing.dividedBy(2)), now)
                .min(Comparator.naturalOrder())
                .orElse(to);
        return new PageView(end.minus(SHORTEST), end, follows);
    }
}
