// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis.cause;

import dev.faultline.analysis.verdict.CommonCause;
import dev.faultline.analysis.verdict.DependencyVerdict;
import dev.faultline.analysis.verdict.Verdict;
import dev.faultline.analysis.wording.NoteWording;
import dev.faultline.dependency.DependencyKind;
import dev.faultline.probe.FailureClass;
import dev.faultline.timeline.Episode;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What failed together, by the verdict's first note. */
public final class SharedFailure {

    private static final DependencyKind DNS = new DependencyKind("dns");

    private SharedFailure() {}

    /** Those that failed at once over the pod's network or with one class; absent if the first note names no such thing. */
    static Optional<List<DependencyVerdict>> of(Verdict verdict) {
        var note = verdict.notes().stream().findFirst().orElse("");
        var failed = verdict.dependencies().stream()
                .filter(each -> each.finding().isRelatedFailure()
                        && !each.dependency().kind().isLocal())
                .toList();
        var network = failed.stream()
                .filter(each -> note.equals(
                        NoteWording.podNetworkFailed(each.dependency().name())))
                .findFirst();
        if (network.isPresent()) {
            return Optional.of(List.of(network.get()));
        }
        return failed.stream().anyMatch(each -> note.equals(NoteWording.allFailedAtOnce(failed.size(), failure(each))))
                ? Optional.of(failed)
                : Optional.empty();
    }

    /** The resolver that failed with others whose names could not be resolved, if the verdict's first note names one. */
    static Optional<DependencyVerdict> resolver(Verdict verdict) {
        return CommonCause.resolver(verdict.dependencies())
                .filter(note -> note.equals(verdict.notes().stream().findFirst().orElse("")))
                .flatMap(note -> verdict.dependencies().stream()
                        .filter(each -> each.finding().isRelatedFailure()
                                && each.dependency().kind().equals(DNS))
                        .findFirst());
    }

    /** The verdict's first note, if it is a common cause. */
    public static Optional<String> note(Verdict verdict) {
        return of(verdict).isPresent() || resolver(verdict).isPresent()
                ? verdict.notes().stream().findFirst()
                : Optional.empty();
    }

    private static String failure(DependencyVerdict each) {
        return each.episodes().stream()
                .max(Comparator.comparingLong(Episode::observations))
                .map(Episode::failure)
                .orElse(FailureClass.NONE)
                .label();
    }
}
