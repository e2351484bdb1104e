// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis.cause;

import dev.faultline.analysis.verdict.DependencyVerdict;
import dev.faultline.analysis.verdict.FailureReason;
import dev.faultline.analysis.verdict.Finding;
import dev.faultline.analysis.wording.ContrastWording;
import dev.faultline.timeline.Episode;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * What the app itself said of dependencies that are probed as well: evidence beside what the probes saw, and no suspect.
 *
 * @param found what is found of the components of its health document that are about such a dependency
 * @param contrasts a sentence on each that was down as the app saw it, and up as probed
 */
public record AppsView(List<DependencyVerdict> found, List<String> contrasts) {

    public static final AppsView NONE = new AppsView(List.of(), List.of());

    public AppsView {
        found = List.copyOf(found);
        contrasts = List.copyOf(contrasts);
    }

    /**
     * The app's view beside the probes'.
     *
     * @param twins the names of those that are probed, by the names of the components
     */
    public static AppsView of(
            List<DependencyVerdict> told, Collection<DependencyVerdict> probed, Map<String, String> twins) {
        var contrasts = told.stream()
                .filter(each -> each.finding().isRelatedFailure())
                .filter(each -> isCleared(twins.getOrDefault(name(each), ""), probed))
                .map(each -> ContrastWording.upAsProbed(
                        twins.getOrDefault(name(each), ""),
                        each.finding() == Finding.DEGRADED,
                        name(each),
                        message(each)))
                .toList();
        return new AppsView(told, contrasts);
    }

    private static boolean isCleared(String name, Collection<DependencyVerdict> probed) {
        return probed.stream().anyMatch(each -> name(each).equals(name) && each.finding() == Finding.CLEARED);
    }

    private static String message(DependencyVerdict each) {
        return FailureReason.longest(each.episodes()).map(Episode::message).orElse("");
    }

    /** Whether what is found of a dependency is the app's view of one that is probed. */
    public boolean includes(DependencyVerdict verdict) {
        return found.stream().anyMatch(each -> name(each).equals(name(verdict)));
    }

    private static String name(DependencyVerdict each) {
        return each.dependency().name();
    }
}
