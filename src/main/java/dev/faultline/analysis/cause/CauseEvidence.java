// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis.cause;

import dev.faultline.analysis.connection.ConnectionSigns;
import dev.faultline.analysis.verdict.DependencyVerdict;
import dev.faultline.analysis.verdict.Verdict;
import dev.faultline.analysis.verdict.VerdictQuestion;
import dev.faultline.changes.RankedChange;
import dev.faultline.changes.paths.PathHistory;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All that causes are ranked by.
 *
 * @param question what was asked
 * @param verdict what was found of each dependency, by order of suspicion
 * @param local what was found of those that lie in the pod itself: errors follow these at once
 * @param paths what the paths of {@code file} dependencies look like, by the dependency's name
 * @param changes those up to the end of the window, the likeliest first
 * @param around what else is known
 */
public record CauseEvidence(
        VerdictQuestion question,
        Verdict verdict,
        List<DependencyVerdict> local,
        Map<String, PathHistory> paths,
        List<RankedChange> changes,
        Surroundings around) {

    public CauseEvidence {
        local = List.copyOf(local);
        paths = Map.copyOf(paths);
        changes = List.copyOf(changes);
    }

    /**
     * What is known beside dependencies and changes.
     *
     * @param anyDependency whether a dependency is watched at all, also one that cannot matter to the route
     * @param anySource whether anything tells of errors or changes
     * @param noneFailed whether responses were counted in the window and none of them was a 5xx
     * @param load how many times as many requests there were as in the hour before; 0 if that is unknown
     * @param unknownRoute the route in question, if nothing knows of it
     * @param watchedSince when the first check of any dependency was made, as far as is known
     * @param connections what the app's own connections say
     */
    public record Surroundings(
            boolean anyDependency,
            boolean anySource,
            boolean noneFailed,
            double load,
            Optional<UnknownRoute> unknownRoute,
            Optional<Instant> watchedSince,
            ConnectionSigns connections) {

        /** Dependencies are watched, and no more is known. */
        public static final Surroundings UNKNOWN =
                new Surroundings(true, true, false, 0, Optional.empty(), Optional.empty(), ConnectionSigns.NONE);
    }

    /** The same with these changes and surroundings. */
    public CauseEvidence with(List<RankedChange> ranked, Surroundings found) {
        return new CauseEvidence(question, verdict, local, paths, ranked, found);
    }

    /** What is found of every dependency that could matter: of each by the lag that it can have. */
    public List<DependencyVerdict> judged() {
        return verdict.dependencies().stream()
                .map(each -> local.stream()
                        .filter(near -> near.dependency()
                                .name()
                                .equals(each.dependency().name()))
                        .findFirst()
                        .orElse(each))
                .toList();
    }
}
