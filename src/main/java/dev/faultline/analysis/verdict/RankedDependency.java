// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis.verdict;

import dev.faultline.dependency.Dependency;
import java.time.Duration;
import java.util.Comparator;
import java.util.OptionalDouble;

/** One dependency with what was measured of it and what that comes to. */
record RankedDependency(DependencyMeasurements measured, DependencyVerdict verdict) {

    /** An error message that is so clear names the dependency: by its name, its place or its driver. */
    private static final double NAMED = 0.5;

    /** Scores that differ by less are equal. */
    private static final double SCORE_STEPS = 1_000;

    /** Related failures first, then what could have failed unseen, what is unrelated, what is cleared; each by score. */
    static final Comparator<RankedDependency> BY_SUSPICION = Comparator.<RankedDependency>comparingInt(
                    judged -> rank(judged.finding()))
            .thenComparing(judged -> -Math.round(judged.verdict().score().total() * SCORE_STEPS))
            .thenComparing(judged -> judged.finding() != Finding.FAILED)
            .thenComparing(judged -> !judged.dependency().critical())
            .thenComparing(RankedDependency::name);

    static RankedDependency of(
            JudgingContext context, DependencyMeasurements measured, Finding finding, OptionalDouble chanceAmongAll) {
        var evidence = measured.evidence();
        return new RankedDependency(
                measured,
                new DependencyVerdict(
                        evidence.dependency(),
                        finding,
                        new FailingTime(
                                share(measured, measured.shares().certain()),
                                share(measured, measured.shares().possible())),
                        measured.shares().explained(),
                        Duration.ofMillis(measured.shares().lag().millis()),
                        new ProbeCoverage(measured.observed().share(), evidence.observations(), measured.resolution()),
                        new ChanceFigures(measured.chance(), chanceAmongAll),
                        SuspicionRules.of(context, measured, finding),
                        measured.episodes(),
                        FindingReason.of(context, measured, finding)));
    }

    Dependency dependency() {
        return verdict.dependency();
    }

    String name() {
        return verdict.dependency().name();
    }

    Finding finding() {
        return verdict.finding();
    }

    boolean isSuspect() {
        return finding().isRelatedFailure();
    }

    /**
     * Whether so many could have explained as much that it says nothing that this one does; never of one that the error
     * messages name.
     */
    boolean isCommonAmongAll() {
        return verdict.chanceAmongAll().orElse(0) > FindingRules.LARGEST_CHANCE + ErrorDistribution.EPSILON
                && verdict.score().mentioned() < NAMED;
    }

    private static Duration share(DependencyMeasurements measured, double share) {
        return Duration.ofMillis(
                Math.round(share * measured.observed().settled().toMillis()));
    }

    private static int rank(Finding finding) {
        return switch (finding) {
            case FAILED, DEGRADED -> 0;
            case MAY_HAVE_FAILED, NOT_OBSERVED -> 1;
            case FAILED_BUT_UNRELATED -> 2;
            case CLEARED -> 3;
        };
    }
}
