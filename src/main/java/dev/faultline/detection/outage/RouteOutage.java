// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.detection.outage;

import dev.faultline.incident.IncidentKind;
import dev.faultline.probe.Status;
import dev.faultline.timeline.Run;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * When most of the app's routes fail that Faultline asks. Pure.
 *
 * <p>A route fails from its first failing observation to its last, if there are two or more in a row and none is missing
 * between them: {@code DEGRADED} is slow and {@code UNKNOWN} is the prober's own fault, and neither is a failure. Most fail while at
 * least two do, and at least half of those that are asked. A route that has not passed yet since it has been observed without a
 * break does not fail: its app may be starting. Nor is it an outage, for as long as that may take, if all of them fail until
 * nothing more is known: the app may be ending on purpose, and this program with it.
 */
final class RouteOutage {

    private static final int CONFIRMED = 2;
    /** Of fewer routes it takes none. */
    static final int SEVERAL = 2;

    /** An app that is told to end has so long to do so, unless its pod says otherwise: Kubernetes' usual grace period. */
    static final Duration ENDING = Duration.ofSeconds(30);

    private RouteOutage() {}

    /**
     * A time in which a route failed.
     *
     * @param isPending whether it may still: the route's next observation is not due yet, or only just
     */
    private record Failing(Instant from, Instant to, boolean isPending) {

        boolean includes(Instant instant) {
            return !instant.isBefore(from) && (isPending || !instant.isAfter(to));
        }
    }

    /**
     * The latest time in which most of the routes failed.
     *
     * @param routes the recent runs of each route that is asked, by start; of one that was not observed none
     * @param isKnown whether the outage is known already, so that its routes need not have passed in these runs
     * @param endings whether an app that is told to end may do so before this program
     */
    static Optional<OutageWindow> latest(Collection<List<Run>> routes, boolean isKnown, boolean endings, Instant now) {
        var most = Math.max(SEVERAL, (routes.size() + 1) / 2);
        var failing = routes.stream().map(runs -> failing(runs, isKnown, now)).toList();
        var pending = failing.stream()
                .filter(ofRoute -> ofRoute.stream().anyMatch(Failing::isPending))
                .count();
        // Where enough overlap, it is from the start of one of them on.
        return failing.stream()
                .flatMap(List::stream)
                .map(Failing::from)
                .filter(start -> failingAt(start, failing).size() >= most)
                .sorted(Comparator.reverseOrder())
                .flatMap(start -> window(start, failing, most, pending >= most).stream())
                .findFirst()
                .filter(outage -> isKnown || !mayBeEnding(outage, routes, endings, now));
    }

    /** Whether no route passed since it began, and it is too short to be anything but an app that ends on purpose. */
    private static boolean mayBeEnding(
            OutageWindow outage, Collection<List<Run>> routes, boolean endings, Instant now) {
        var until = outage.isOngoing() ? now : outage.to();
        var hasPassed = routes.stream()
                .flatMap(List::stream)
                .anyMatch(run -> isPass(run)
                        && run.lastStart().isAfter(outage.from())
                        && !run.firstStart().isAfter(outage.to().plus(run.allowedGap())));
        return !hasPassed
                && (endings || !outage.isOngoing())
                && Duration.between(outage.from(), until).compareTo(ENDING) < 0;
    }

    /** The window around an instant at which enough routes fail: as far as enough of them do without a break. */
    private static Optional<OutageWindow> window(
            Instant inside, List<List<Failing>> failing, int most, boolean isOngoing) {
        var together = failingAt(inside, failing);
        var from = startOfMost(inside, failing, most);
        var to = isOngoing ? end(together, 1) : endOfMost(inside, failing, most);
        return to.isAfter(from)
                ? Optional.of(new OutageWindow(IncidentKind.ROUTES_FAIL, from, to, isOngoing))
                : Optional.empty();
    }

    private static Instant startOfMost(Instant inside, List<List<Failing>> failing, int most) {
        var from = inside;
        var next = start(failingAt(from, failing), most);
        while (next.isBefore(from)) {
            from = next;
            next = start(failingAt(from, failing), most);
        }
        return from;
    }

    private static Instant endOfMost(Instant inside, List<List<Failing>> failing, int most) {
        var to = inside;
        var next = end(failingAt(to, failing), most);
        while (next.isAfter(to)) {
            to = next;
            next = end(failingAt(to, failing), most);
        }
        return to;
    }

    /** The earliest instant from which on at least so many of them failed. */
    private static Instant start(List<Failing> together, int count) {
        return together.stream().map(Failing::from).sorted().toList().get(count - 1);
    }

    /** The latest instant up to which at least so many of them certainly failed. */
    private static Instant end(List<Failing> together, int count) {
        return together.stream()
                .map(Failing::to)
                .sorted(Comparator.reverseOrder())
                .toList()
                .get(count - 1);
    }

    private static List<Failing> failingAt(Instant instant, List<List<Failing>> failing) {
        return failing.stream()
                .flatMap(ofRoute ->
                        ofRoute.stream().filter(each -> each.includes(instant)).limit(1))
                .toList();
    }

    private static List<Failing> failing(List<Run> runs, boolean isKnown, Instant now) {
        var found = new ArrayList<Failing>();
        var first = 0;
        while (first < runs.size()) {
            var last = first;
            while (last + 1 < runs.size() && goesOn(runs.get(last), runs.get(last + 1))) {
                last++;
            }
            var count =
                    runs.subList(first, last + 1).stream().mapToLong(Run::count).sum();
            var end = runs.get(last);
            if (end.status() == Status.DOWN && count >= CONFIRMED && (isKnown || hasPassed(runs, first))) {
                var isPending =
                        last + 1 == runs.size() && !now.isAfter(end.lastStart().plus(end.allowedGap()));
                found.add(new Failing(runs.get(first).firstStart(), end.lastEnd(), isPending));
            }
            first = last + 1;
        }
        return found;
    }

    /** Whether the route passed before the run with that index, and has been observed without a break since. */
    private static boolean hasPassed(List<Run> runs, int index) {
        for (var each = index - 1; each >= 0 && isNext(runs.get(each), runs.get(each + 1)); each--) {
            if (isPass(runs.get(each))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isPass(Run run) {
        return run.status().isAnswer();
    }

    /** Whether both runs are of failures, whatever their class, and nothing is missing between them. */
    private static boolean goesOn(Run run, Run next) {
        return run.status() == Status.DOWN && next.status() == Status.DOWN && isNext(run, next);
    }

    private static boolean isNext(Run run, Run next) {
        return !next.firstEnd().isAfter(run.lastStart().plus(run.allowedGap()));
    }
}
