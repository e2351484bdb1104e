// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis.runbook;

import dev.faultline.analysis.wording.RouteWording;
import dev.faultline.basics.TimeOrder;
import dev.faultline.errors.BestSource;
import dev.faultline.errors.ErrorSource;
import dev.faultline.errors.FailureProfile;
import dev.faultline.errors.ResponseCount;
import dev.faultline.errors.RouteFilter;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How often one route failed, as one source counted it.
 *
 * @param route as the source names it; absent if it does not
 * @param errors how many 5xx answers
 * @param requests how many answers in all, as far as the source counts them
 * @param first the earliest instant of the first error
 * @param last the latest instant of the last error
 * @param profile what the errors were like, as far as the source says it
 */
record RouteTally(
        Optional<String> route,
        long errors,
        OptionalLong requests,
        Instant first,
        Instant last,
        FailureProfile profile) {

    /** A source with what it counted, the route with the most errors first. */
    record Count(ErrorSource source, List<RouteTally> routes, long answers) {

        long errors() {
            return routes.stream().mapToLong(RouteTally::errors).sum();
        }

        /** What the errors were like. */
        FailureProfile profile() {
            return routes.stream().map(RouteTally::profile).reduce(FailureProfile.UNKNOWN, FailureProfile::plus);
        }

        /** How many answers the failing routes gave in all, if the source counts them of each. */
        OptionalLong requests() {
            return routes.stream().allMatch(route -> route.requests().isPresent())
                    ? OptionalLong.of(routes.stream()
                            .mapToLong(route -> route.requests().getAsLong())
                            .sum())
                    : OptionalLong.empty();
        }
    }

    /**
     * What the source says that saw the most errors: two may tell of the same answer, so counts of two are never added up.
     * Absent if nothing was counted.
     */
    static Optional<Count> of(List<ResponseCount> answers, Optional<String> onlyRoute) {
        var routes = RouteFilter.of(onlyRoute);
        var best = BestSource.of(answers.stream().filter(routes::includes).toList());
        return best.isEmpty() ? Optional.empty() : Optional.of(count(best.get(0).source(), best));
    }

    private static Count count(ErrorSource source, List<ResponseCount> answers) {
        var byRoute = new LinkedHashMap<Optional<String>, RouteTally>();
        var total = 0L;
        for (var each : answers) {
            total += each.requests().orElse(each.errors());
            byRoute.merge(each.route(), of(each), RouteTally::plus);
        }
        return new Count(source, failing(byRoute), total);
    }

    private static List<RouteTally> failing(Map<Optional<String>, RouteTally> byRoute) {
        return byRoute.values().stream()
                .filter(each -> each.errors() > 0)
                .sorted(Comparator.comparingLong(RouteTally::errors)
                        .reversed()
                        .thenComparing(each -> each.route().orElse("")))
                .toList();
    }

    private static RouteTally of(ResponseCount each) {
        return each.errors() > 0
                ? new RouteTally(each.route(), each.errors(), each.requests(), each.from(), each.to(), each.profile())
                : new RouteTally(each.route(), 0, each.requests(), Instant.MAX, Instant.MIN, FailureProfile.UNKNOWN);
    }

    private RouteTally plus(RouteTally other) {
        return new RouteTally(
                route,
                errors + other.errors,
                requests.isPresent() && other.requests.isPresent()
                        ? OptionalLong.of(requests.getAsLong() + other.requests.getAsLong())
                        : OptionalLong.empty(),
                TimeOrder.earlier(first, other.first),
                TimeOrder.later(last, other.last),
                profile.plus(other.profile));
    }

    String name() {
        return route.orElseGet(RouteWording::unknownRoute);
    }
}
