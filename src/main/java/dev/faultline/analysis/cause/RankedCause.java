// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis.cause;

import dev.faultline.analysis.verdict.DependencyVerdict;
import dev.faultline.analysis.verdict.VerdictQuestion;
import dev.faultline.changes.FailedDependency;
import dev.faultline.changes.RankedChange;
import java.util.List;

/** Something that may have caused the errors, and how much speaks for it. */
public sealed interface RankedCause {

    /** In [0, 1]; it orders, and is no probability. */
    double score();

    /** What was found of the dependency that failed; of several the likeliest. */
    default DependencyVerdict failed() {
        if (this instanceof FailedService service) {
            return service.found();
        }
        if (this instanceof FailedLocally local) {
            return local.found().judged();
        }
        if (this instanceof SharedFault shared) {
            return shared.all().get(0);
        }
        throw new IllegalStateException("a change is no failure");
    }

    /** A failed dependency as changes are held against it. */
    static FailedDependency asSuspect(DependencyVerdict failed, VerdictQuestion question) {
        var span = new FailureSpan(failed, question, ErrorTimes.of(question));
        return new FailedDependency(failed.explained() * failed.score().lag(), span.onset());
    }

    /**
     * A dependency that failed.
     *
     * @param found what was found of it
     * @param score how much it explains, its lag taken into account
     */
    record FailedService(DependencyVerdict found, double score) implements RankedCause {}

    /**
     * A path or a setting in the pod itself that failed, or looks different than when it worked.
     *
     * @param found what was found of it
     * @param score how much it explains
     */
    record FailedLocally(PathFinding found, double score) implements RankedCause {}

    /**
     * Something that several failed dependencies share: the pod's network, its DNS, the node.
     *
     * @param all those that failed with it, the likeliest first
     * @param score that of the likeliest
     */
    record SharedFault(List<DependencyVerdict> all, double score) implements RankedCause {

        public SharedFault {
            all = List.copyOf(all);
        }
    }

    /** A change. */
    record MadeChange(RankedChange ranked) implements RankedCause {

        @Override
        public double score() {
            return ranked.score();
        }
    }
}
