// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis.runbook;

import dev.faultline.analysis.cause.PathFinding;
import dev.faultline.analysis.cause.PathWords;
import dev.faultline.analysis.verdict.DependencyVerdict;
import dev.faultline.analysis.wording.CauseWording;
import dev.faultline.analysis.wording.PathWording;
import dev.faultline.changes.paths.PathAlteration;
import dev.faultline.changes.paths.PathAppearance;
import dev.faultline.changes.paths.PathHistory;
import dev.faultline.dependency.DependencyKind;
import dev.faultline.probe.FailureClass;
import dev.faultline.timeline.Episode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Step 5: whether the paths that the app needs were there and writable, with the owner and the mode that they had while
 * they worked, and room left.
 */
final class StorageStep {

    /** Space is not what is short if so many bytes are left. */
    private static final long ROOM = 1 << 20;

    private final ReportInput facts;
    private final List<DependencyVerdict> paths;

    private StorageStep(ReportInput facts) {
        this.facts = facts;
        this.paths = PodLocal.ofKind(facts, DependencyKind.FILE);
    }

    static RunbookStep of(ReportInput facts) {
        var step = new StorageStep(facts);
        var looksOdd = step.paths.stream()
                .filter(each -> step.found(each).isFound() || each.finding().isOpen())
                .flatMap(each -> step.details(each).stream())
                .toList();
        return new RunbookStep(
                        StepName.STORAGE,
                        step.state(),
                        step.sentence(),
                        step.paths.stream()
                                .flatMap(each -> step.details(each).stream())
                                .toList(),
                        new EvidenceFields()
                                .with(
                                        "paths",
                                        step.paths.stream()
                                                .map(each -> PathEvidence.fields(
                                                                PodLocal.fields(step.facts, each), step.history(each))
                                                        .values())
                                                .toList()))
                .highlighting(looksOdd);
    }

    private StepState state() {
        if (PodLocal.watchedOfKind(facts, DependencyKind.FILE).isEmpty()) {
            return StepState.NOT_CONFIGURED;
        }
        if (paths.stream()
                .anyMatch(each -> each.finding().isRelatedFailure()
                        || altered(each).isPresent()
                        || outOfInodes(each).isPresent())) {
            return StepState.FOUND;
        }
        return paths.stream().anyMatch(each -> each.finding().isOpen()) ? StepState.UNKNOWN : StepState.CLEARED;
    }

    private String sentence() {
        var failed =
                paths.stream().filter(each -> each.finding().isRelatedFailure()).findFirst();
        if (failed.isPresent()) {
            return CauseWording.failed(
                    PodLocal.name(failed.get()),
                    PodLocal.message(failed.get()) + alteration(failed.get()) + shortOf(failed.get()));
        }
        var odd = paths.stream()
                .filter(each -> outOfInodes(each).isPresent())
                .findFirst()
                .or(() ->
                        paths.stream().filter(each -> altered(each).isPresent()).findFirst());
        if (odd.isPresent()) {
            return PathWords.of(found(odd.get()), facts.window().from());
        }
        return switch (state()) {
            case NOT_CONFIGURED -> CauseWording.pathsNotWatched();
            case UNKNOWN ->
                CauseWording.couldHaveFailed(paths.stream()
                        .filter(each -> each.finding().isOpen())
                        .map(PodLocal::name)
                        .toList());
            default ->
                paths.isEmpty()
                        ? PodLocal.noMatter(
                                facts, CauseWording.PATH, PodLocal.watchedOfKind(facts, DependencyKind.FILE))
                        : worked();
        };
    }

    private String worked() {
        return PodLocal.cleared(
                        paths,
                        CauseWording.pathsWorked(
                                paths.stream().allMatch(each -> history(each).isPresent())))
                + fewInodes();
    }

    private String fewInodes() {
        var few = paths.stream()
                .filter(each -> history(each)
                        .filter(history -> history.latest().inodes().areLow())
                        .isPresent())
                .toList();
        return few.isEmpty() ? "" : CauseWording.fewInodes(PodLocal.names(few));
    }

    private Optional<PathAlteration> altered(DependencyVerdict each) {
        return found(each).altered();
    }

    private Optional<PathAppearance> outOfInodes(DependencyVerdict each) {
        return found(each).outOfInodes();
    }

    private PathFinding found(DependencyVerdict each) {
        return PathFinding.of(
                each,
                history(each),
                facts.reachStart(),
                facts.window().from(),
                facts.window().to());
    }

    private Optional<PathHistory> history(DependencyVerdict each) {
        return Optional.ofNullable(facts.paths().get(PodLocal.name(each)));
    }

    private String alteration(DependencyVerdict each) {
        return PathWords.alteration(found(each), facts.window().from());
    }

    /** A volume that is full while bytes are left is out of something else. */
    private String shortOf(DependencyVerdict each) {
        var isFull = PodLocal.longest(each)
                .map(Episode::failure)
                .filter(failure -> failure == FailureClass.CAPACITY)
                .isPresent();
        var saysFull = PodLocal.message(each).contains("no space left");
        var inodes = outOfInodes(each).map(PathAppearance::inodes);
        if (isFull && inodes.isPresent()) {
            var isTold =
                    altered(each).filter(found -> found.after().isOutOfInodes()).isPresent();
            return isTold ? "" : "; " + inodes.get().words();
        }
        var free =
                history(each).map(PathHistory::latest).map(PathAppearance::free).orElse(-1L);
        return isFull && saysFull && free > ROOM ? CauseWording.bytesLeft() : "";
    }

    private List<String> details(DependencyVerdict each) {
        var details = new ArrayList<String>();
        details.add(PodLocal.name(each) + ": " + each.why());
        history(each).ifPresent(history -> {
            details.add(history.path() + " now: " + PathWording.appearance(history.latest()));
            history.alterations().stream()
                    .filter(alteration ->
                            !alteration.before().at().isAfter(facts.window().to()))
                    .forEach(alteration -> details.add(history.path() + ": "
                            + PathWords.words(alteration, facts.window().from())));
        });
        return details;
    }
}
