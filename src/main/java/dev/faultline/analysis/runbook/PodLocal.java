// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis.runbook;

import dev.faultline.analysis.verdict.DependencyVerdict;
import dev.faultline.analysis.verdict.Finding;
import dev.faultline.analysis.wording.CauseWording;
import dev.faultline.dependency.Dependency;
import dev.faultline.dependency.DependencyKind;
import dev.faultline.dependency.RoutePattern;
import dev.faultline.timeline.Episode;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What is found of the dependencies that lie in the pod itself, its paths and its settings, and of those that do not. */
final class PodLocal {

    private PodLocal() {}

    /** Those of one kind that the verdict is about. */
    static List<DependencyVerdict> ofKind(ReportInput facts, DependencyKind kind) {
        return facts.judged().stream()
                .filter(each -> each.dependency().kind().equals(kind))
                .toList();
    }

    /** The names of all of one kind that are watched, also of those that cannot matter to the window. */
    static List<String> watchedOfKind(ReportInput facts, DependencyKind kind) {
        return facts.dependencies().stream()
                .filter(each -> each.dependency().kind().equals(kind))
                .map(ProbedSubject::name)
                .toList();
    }

    /** Those that are reached over a network, without the network itself and without what the app says of them. */
    static List<DependencyVerdict> services(ReportInput facts) {
        return facts.verdict().dependencies().stream()
                .filter(each -> isService(each.dependency())
                        && !facts.causes().appsView().includes(each))
                .toList();
    }

    /** The names of all that are reached over a network, also of those that cannot matter to the window. */
    static List<String> watchedServices(ReportInput facts) {
        return facts.dependencies().stream()
                .filter(each -> isService(each.dependency()))
                .map(ProbedSubject::name)
                .toList();
    }

    /**
     * That none of those that are watched can matter to the window's route.
     *
     * @param what what they are, as {@link CauseWording} names it
     */
    static String noMatter(ReportInput facts, String what, List<String> watched) {
        var uses = facts.dependencies().stream()
                .filter(each -> watched.contains(each.name()))
                .map(each -> CauseWording.isFor(
                        each.name(),
                        each.dependency().routes().stream()
                                .map(RoutePattern::pattern)
                                .toList()))
                .toList();
        return CauseWording.irrelevant(what, uses, facts.window().route().orElse("the app"));
    }

    private static boolean isService(Dependency dependency) {
        return !dependency.kind().isLocal() && !dependency.kind().equals(DependencyKind.NETWORK);
    }

    /** What is to be said of those that were looked at and are no cause: that they worked, or why their failure does not count. */
    static String cleared(List<DependencyVerdict> all, String worked) {
        var unrelated = all.stream()
                .filter(each -> each.finding() == Finding.FAILED_BUT_UNRELATED)
                .toList();
        var others = all.stream().filter(each -> !unrelated.contains(each)).toList();
        return (others.isEmpty() ? "" : CauseWording.worked(names(others), worked))
                + (others.isEmpty() || unrelated.isEmpty() ? "" : " ")
                + (unrelated.isEmpty() ? "" : CauseWording.unrelated(names(unrelated)));
    }

    /** A line on each that failed or may have failed. */
    static List<String> brief(List<DependencyVerdict> all) {
        return all.stream()
                .filter(each ->
                        each.finding().isRelatedFailure() || each.finding().isOpen())
                .map(each -> name(each) + ": " + each.why())
                .toList();
    }

    static String name(DependencyVerdict each) {
        return each.dependency().name();
    }

    /** Their names. */
    static List<String> names(List<DependencyVerdict> all) {
        return all.stream().map(PodLocal::name).toList();
    }

    /** What its longest failure in reach of the window said; its class if it said nothing. */
    static String message(DependencyVerdict each) {
        return longest(each)
                .map(episode -> episode.message().isEmpty() ? episode.failure().label() : episode.message())
                .orElse("");
    }

    static Optional<Episode> longest(DependencyVerdict each) {
        return each.episodes().stream().max(Comparator.comparingLong(Episode::observations));
    }

    /** What is watched under its name. */
    static Optional<ProbedSubject> watched(ReportInput facts, DependencyVerdict each) {
        return facts.dependencies().stream()
                .filter(watched -> watched.name().equals(name(each)))
                .findFirst();
    }

    /** Its name, its finding, what it said, and how it is now. */
    static EvidenceFields fields(ReportInput facts, DependencyVerdict each) {
        return new EvidenceFields()
                .with("name", name(each))
                .with("finding", each.finding().name())
                .with("message", message(each))
                .with("why", each.why())
                .with(
                        "now",
                        watched(facts, each)
                                .flatMap(ProbedSubject::last)
                                .map(run -> run.status().name()));
    }
}
