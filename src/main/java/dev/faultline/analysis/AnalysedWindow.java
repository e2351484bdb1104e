// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis;

import dev.faultline.analysis.cause.CauseConclusion;
import dev.faultline.analysis.verdict.DependencyVerdict;
import dev.faultline.analysis.verdict.Verdict;
import dev.faultline.changes.RankedChange;
import dev.faultline.changes.paths.PathHistory;
import java.util.List;
import java.util.Map;

/**
 * One error window, judged and with its causes ranked.
 *
 * @param verdict what it comes to
 * @param local what is found of the dependencies that lie in the pod itself: errors follow these at once
 * @param paths what the paths of these look like, by the dependency's name
 * @param changes those up to the end of the window, the likeliest first
 * @param causes what may have caused it
 */
public record AnalysedWindow(
        Verdict verdict,
        List<DependencyVerdict> local,
        Map<String, PathHistory> paths,
        List<RankedChange> changes,
        CauseConclusion causes) {

    public AnalysedWindow {
        local = List.copyOf(local);
        paths = Map.copyOf(paths);
        changes = List.copyOf(changes);
    }
}
