// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis.cause;

import dev.faultline.analysis.verdict.DependencyVerdict;
import dev.faultline.analysis.verdict.Finding;
import dev.faultline.analysis.verdict.VerdictAnswer;
import dev.faultline.analysis.wording.ConnectionWording;
import dev.faultline.analysis.wording.VerdictWording;
import dev.faultline.dependency.DependencyKind;
import dev.faultline.text.TimeWords;
import java.util.ArrayList;
import java.util.List;

/** What is said where no cause can be named: what did not fail, what is unknown, and which change is possible. */
final class UnnamedSentences {

    private final CauseEvidence evidence;
    private final ErrorTimes errors;
    private final CauseConclusion known;
    private final List<DependencyVerdict> judged;
    private final List<String> sentences = new ArrayList<>();

    UnnamedSentences(CauseEvidence evidence, ErrorTimes errors, CauseConclusion known) {
        this.evidence = evidence;
        this.errors = errors;
        this.known = known;
        this.judged = evidence.judged();
    }

    List<String> all() {
        evidence.around()
                .unknownRoute()
                .map(each -> VerdictWording.unknownRoute(each.route(), each.nearest()))
                .ifPresent(sentences::add);
        if (judged.isEmpty()) {
            sentences.add(
                    !evidence.around().anySource()
                            ? VerdictWording.nothingSetUp()
                            : evidence.around().anyDependency()
                                    ? VerdictWording.noDependencyOfRoute()
                                    : VerdictWording.noDependency());
            known.unwatched().map(VerdictWording::unwatchedPlace).ifPresent(sentences::add);
            sentences.addAll(known.connections().troubles());
        } else {
            dependencies();
        }
        possible();
        return List.copyOf(sentences);
    }

    private void dependencies() {
        var open = judged.stream().filter(each -> each.finding().isOpen()).toList();
        var unrelated = judged.stream()
                .filter(each -> each.finding() == Finding.FAILED_BUT_UNRELATED)
                .toList();
        var related = judged.stream()
                .filter(each -> each.finding().isRelatedFailure())
                .toList();
        known.unwatched().map(VerdictWording::unwatchedPlace).ifPresent(sentences::add);
        sentences.addAll(known.connections().troubles());
        if (!related.isEmpty() && known.unknownRoute().isPresent()) {
            sentences.add(FailureSentence.of(new FailureSpan(related.get(0), evidence.question(), errors)) + ".");
        } else if (!related.isEmpty()) {
            sentences.add(
                    evidence.verdict().answer() == VerdictAnswer.INCONCLUSIVE
                            ? VerdictWording.tooCommon(
                                    CauseSentences.names(related), watched().size())
                            : VerdictWording.noneHadFailed(errors.areKnown()));
            slowToo(related);
            if (!known.lateOnly().isEmpty()) {
                sentences.add(VerdictWording.failedLater(known.lateOnly(), errors.areKnown()));
            }
        } else if (known.answer() == VerdictAnswer.INCONCLUSIVE
                && known.unwatched().isEmpty()
                && (known.connections().troubles().isEmpty() || !open.isEmpty())) {
            inconclusive(open);
        } else if (unrelated.isEmpty()) {
            sentences.add(VerdictWording.noneFailed(watched()));
        } else {
            sentences.add(
                    VerdictWording.noneFits(watched().size(), CauseSentences.names(unrelated), errors.areKnown()));
        }
        if (known.answer() == VerdictAnswer.DOES_NOT_COINCIDE) {
            sentences.add(VerdictWording.elsewhere());
            if (!known.connections().unwatched().isEmpty()) {
                sentences.add(ConnectionWording.notWatched(known.connections().unwatched()));
            }
        }
    }

    private void inconclusive(List<DependencyVerdict> open) {
        if (!open.isEmpty()) {
            var window = evidence.question().window();
            sentences.add(evidence.around()
                    .watchedSince()
                    .filter(since -> since.isAfter(
                            window.from().minus(evidence.question().maxLag())))
                    .map(since -> VerdictWording.notWatchedYet(
                            CauseSentences.names(open), TimeWords.roughly(since, window.from(), window.duration())))
                    .orElseGet(() -> VerdictWording.inconclusive(CauseSentences.names(open))));
        } else if (evidence.around().unknownRoute().isEmpty()) {
            sentences.add(VerdictWording.cannotTell());
        }
        if (open.size() == 1) {
            sentences.add(open.get(0).why());
        }
    }

    private void slowToo(List<DependencyVerdict> related) {
        var slow = related.stream()
                .filter(each ->
                        each.finding() == Finding.DEGRADED && !known.lateOnly().contains(CauseSentences.name(each)))
                .toList();
        if (!slow.isEmpty() && evidence.around().load() >= RankedFailures.LOAD) {
            sentences.add(VerdictWording.slowToo(
                    CauseSentences.names(slow), evidence.around().load()));
        }
    }

    private void possible() {
        var first = ChangeSentences.ofFirstErrors(known.possible());
        if (!first.isEmpty()) {
            sentences.add(VerdictWording.possible(ChangeSentences.listed(first)));
        }
        if (!known.possible().isEmpty()) {
            sentences.addAll(ChangeSentences.beforeReturns(
                    known.possible(), evidence.question().window().from()));
        } else if (known.answer() == VerdictAnswer.DOES_NOT_COINCIDE && !known.noneFailed()) {
            sentences.add(evidence.changes().stream()
                    .filter(each -> !each.before().isNegative())
                    .min((one, other) -> one.before().compareTo(other.before()))
                    .map(each -> VerdictWording.lastChange(ChangeSentences.named(each)))
                    .orElseGet(VerdictWording::noChange));
        }
    }

    /** Without the network itself, which is the way to the others. */
    private List<String> watched() {
        var others = judged.stream()
                .filter(each -> !each.dependency().kind().equals(DependencyKind.NETWORK))
                .toList();
        return CauseSentences.names(others.isEmpty() ? judged : others);
    }
}
