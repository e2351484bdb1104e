// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.errors;

import dev.faultline.basics.TimeOrder;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One pass over the failing responses of one route of one source: where windows open, and how long they stay open.
 *
 * @param source that counted them
 * @param route of which they are; absent: of several
 * @param failing those with errors, by time
 * @param traffic all requests, as far as they are known
 * @param rule when a window opens and closes
 * @param history what is usual
 */
record WindowScan(
        ErrorSource source,
        Optional<String> route,
        List<ResponseCount> failing,
        RequestTraffic traffic,
        WindowRule rule,
        ErrorBaseline.History history) {

    /** A share that is exact may come out a little above in floating point. */
    private static final double ROUNDING = 1e-6;

    /** A window opens at errors that are so unlikely in what is usual, or less likely. */
    private static final double OPENS_BELOW = 1e-5;

    /** Errors that are likelier than this in what was usual before the window do not keep it open. */
    private static final double USUAL_FROM = 0.1;

    /** The windows, by start; those that go on with a known one start with it. */
    List<ErrorWindow> windows(List<ErrorWindow> known) {
        var windows = new ArrayList<ErrorWindow>();
        var recent = new RecentErrors(failing, rule.closeAfter());
        Instant from = null;
        Instant to = Instant.MIN;
        for (var one : failing) {
            recent.next();
            if (from != null && isBeyond(to, one.from())) {
                windows.add(new ErrorWindow(source, route, from, to));
                from = null;
            }
            if (from != null) {
                to = staysOpen(recent, one.to(), from) ? TimeOrder.later(to, one.to()) : to;
                continue;
            }
            var goingOn = known.stream()
                    .filter(window -> !one.from().isBefore(window.from()) && !isBeyond(window.to(), one.from()))
                    .findFirst()
                    .filter(window -> staysOpen(recent, one.to(), window.from()));
            if (goingOn.isPresent()) {
                from = goingOn.get().from();
                to = TimeOrder.later(goingOn.get().to(), one.to());
            } else if (opens(recent, one.to())) {
                from = recent.first();
                to = recent.last();
            }
        }
        if (from != null) {
            windows.add(new ErrorWindow(source, route, from, to));
        }
        return windows;
    }

    private boolean isBeyond(Instant end, Instant next) {
        return Duration.between(end, next).compareTo(rule.closeAfter()) > 0;
    }

    private boolean opens(RecentErrors recent, Instant end) {
        return recent.errors() >= rule.minErrors()
                && isShare(recent, end, rule.minRatio())
                && chance(recent, end, recent.first()) < OPENS_BELOW;
    }

    private boolean staysOpen(RecentErrors recent, Instant end, Instant opened) {
        return isShare(recent, end, rule.minRatio() / 2) && chance(recent, end, opened) < USUAL_FROM;
    }

    private boolean isShare(RecentErrors recent, Instant end, double ratio) {
        return !recent.areRequestsKnown()
                || recent.errors() + ROUNDING >= ratio * traffic.requests(end.minus(rule.closeAfter()), end);
    }

    /** How likely as many errors are by what was usual before an instant. */
    private double chance(RecentErrors recent, Instant end, Instant before) {
        var baseline = history.before(source, route, before);
        var start = TimeOrder.earlier(recent.first(), end.minus(rule.closeAfter()));
        var expected = recent.areRequestsKnown() && baseline.requests().isPresent()
                ? baseline.expectedAmong(traffic.requests(start, end))
                : baseline.expectedIn(Duration.between(start, end));
        return PoissonTail.atLeast(recent.errors(), expected);
    }
}
