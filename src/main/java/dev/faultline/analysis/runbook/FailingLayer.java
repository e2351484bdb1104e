// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis.runbook;

import dev.faultline.analysis.verdict.DependencyVerdict;
import dev.faultline.dependency.Dependency;
import dev.faultline.timeline.InstantBounds;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Which layer of the app fails, as far as its routes tell.
 *
 * @param kind which layer
 * @param of the dependency or the route that names it; empty if there is none
 * @param telling the names of the fewest routes that tell it
 */
record FailingLayer(Kind kind, String of, List<String> telling) {

    enum Kind {
        /** A dependency that failed, on which all the failing routes rely. */
        DEPENDENCY,
        /** The app's use of a dependency that was seen up: exactly those routes fail that rely on it. */
        USE_OF_DEPENDENCY,
        /** All that fail rely on a dependency that was seen up, no other does; but not all others were asked. */
        POSSIBLE_USE,
        /** Everything that is asked fails. */
        PROCESS,
        /** One route fails, others do not. */
        HANDLER,
        /** Several routes fail, others do not. */
        SHARED,
        /** One route is asked and fails, or others were not asked: that tells no layer. */
        UNTOLD;

        String label() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** The layer; absent if no route failed. */
    static Optional<FailingLayer> of(ReportInput facts, List<RouteCheckResult> checks) {
        var failing = checks.stream().filter(RouteCheckResult::failed).toList();
        var passing = checks.stream().filter(RouteCheckResult::passed).toList();
        if (failing.isEmpty()) {
            return Optional.empty();
        }
        var suspect = dependency(
                facts,
                each -> each.finding().isRelatedFailure()
                        && mayBeBehind(each, facts.window().from())
                        && reliedOnByAll(failing, each.dependency()));
        if (suspect.isPresent()) {
            var spared = passing.stream()
                    .filter(check -> !check.reliesOn(suspect.get()))
                    .findFirst();
            return Optional.of(new FailingLayer(Kind.DEPENDENCY, suspect.get().name(), names(failing.get(0), spared)));
        }
        var others = checks.stream().filter(check -> !check.failed()).toList();
        var used = dependency(facts, each -> tellsApart(failing, others, each.dependency()));
        if (used.isPresent()) {
            return Optional.of(new FailingLayer(
                    passing.size() == others.size() ? Kind.USE_OF_DEPENDENCY : Kind.POSSIBLE_USE,
                    used.get().name(),
                    names(failing.get(0), passing.stream().findFirst())));
        }
        if (!passing.isEmpty()) {
            var kind = failing.size() == 1 ? Kind.HANDLER : Kind.SHARED;
            return Optional.of(new FailingLayer(
                    kind,
                    failing.size() == 1 ? failing.get(0).name() : "",
                    names(failing.get(0), passing.stream().findFirst())));
        }
        return Optional.of(new FailingLayer(
                checks.size() == 1 || !others.isEmpty() ? Kind.UNTOLD : Kind.PROCESS,
                "",
                failing.stream().limit(2).map(RouteCheckResult::name).toList()));
    }

    private static Optional<Dependency> dependency(ReportInput facts, Predicate<DependencyVerdict> which) {
        return facts.judged().stream()
                .filter(each -> !each.dependency().kind().equals(dev.faultline.dependency.DependencyKind.NETWORK))
                .filter(which)
                .map(DependencyVerdict::dependency)
                .findFirst();
    }

    /** Whether it explains half, or was not up again before the window began: what was, says little of what is asked in it. */
    private static boolean mayBeBehind(DependencyVerdict each, Instant begin) {
        return each.explainsHalf()
                || each.episodes().stream()
                        .anyMatch(episode -> episode.recovery()
                                .flatMap(InstantBounds::latest)
                                .filter(up -> up.isBefore(begin))
                                .isEmpty());
    }

    private static boolean reliedOnByAll(List<RouteCheckResult> checks, Dependency dependency) {
        return checks.stream().allMatch(check -> check.reliesOn(dependency));
    }

    /** Whether exactly the failing ones rely on it, and there are several of them: one alone points at its own code. */
    private static boolean tellsApart(
            List<RouteCheckResult> failing, List<RouteCheckResult> others, Dependency dependency) {
        return failing.size() > 1
                && !others.isEmpty()
                && reliedOnByAll(failing, dependency)
                && others.stream().noneMatch(check -> check.reliesOn(dependency));
    }

    private static List<String> names(RouteCheckResult one, Optional<RouteCheckResult> other) {
        var names = new ArrayList<String>();
        names.add(one.name());
        other.ifPresent(check -> names.add(check.name()));
        return names;
    }
}
