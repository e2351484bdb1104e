// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis.cause;

import dev.faultline.analysis.cause.RankedCause.FailedLocally;
import dev.faultline.analysis.cause.RankedCause.MadeChange;
import dev.faultline.analysis.cause.RankedCause.SharedFault;
import dev.faultline.analysis.verdict.DependencyVerdict;
import dev.faultline.analysis.verdict.Finding;
import dev.faultline.analysis.verdict.VerdictAnswer;
import dev.faultline.analysis.wording.FindingWording;
import dev.faultline.analysis.wording.VerdictWording;
import dev.faultline.changes.Change;
import dev.faultline.changes.ChangeWording;
import dev.faultline.changes.RankedChange;
import dev.faultline.dependency.DependencyKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** What the causes come to in words: the first sentence names the cause, or says that none is known. */
final class CauseSentences {

    private static final int MOST_ALSO = 4;

    private final CauseEvidence evidence;
    private final ErrorTimes errors;
    private final CauseConclusion known;
    private final List<DependencyVerdict> judged;
    private final List<String> sentences = new ArrayList<>();

    CauseSentences(CauseEvidence evidence, ErrorTimes errors, CauseConclusion known) {
        this.evidence = evidence;
        this.errors = errors;
        this.known = known;
        this.judged = evidence.judged();
    }

    List<String> all() {
        if (known.leading().isEmpty()) {
            nothingNamed();
        } else if (known.changes().isEmpty()) {
            failure(known.leading().get(0));
        } else {
            changes();
        }
        if (!known.leading().isEmpty()) {
            known.unwatched().map(VerdictWording::unwatchedPlace).ifPresent(sentences::add);
        }
        return List.copyOf(sentences);
    }

    private void failure(RankedCause cause) {
        sentences.add(
                cause instanceof FailedLocally local
                                && !local.found().judged().finding().isRelatedFailure()
                        ? PathWords.of(
                                local.found(), evidence.question().window().from())
                        : sentence(cause) + trigger(cause) + ".");
        others(cause);
        if (evidence.verdict().answer() == VerdictAnswer.PARTLY_COINCIDES) {
            open();
        }
    }

    private String sentence(RankedCause cause) {
        if (cause instanceof SharedFault shared) {
            return shared(shared);
        }
        var more = cause instanceof FailedLocally local
                ? PathWords.altered(local.found(), evidence.question().window().from())
                : "";
        return FailureSentence.of(new FailureSpan(CauseRanking.failed(cause), evidence.question(), errors), more);
    }

    private String shared(SharedFault shared) {
        var first = shared.failed().get(0);
        return shared.failed().size() == 1
                ? VerdictWording.podNetwork(
                        name(first), FailureSentence.of(new FailureSpan(first, evidence.question(), errors)))
                : VerdictWording.shared(names(shared.failed()), FailureSentence.failureClass(first));
    }

    private String trigger(RankedCause cause) {
        if (known.triggers().isEmpty()) {
            return "";
        }
        var change = known.triggers().get(0).change();
        var failed = cause instanceof SharedFault shared ? shared.failed().get(0) : CauseRanking.failed(cause);
        return new FailureSpan(failed, evidence.question(), errors)
                .onset()
                .map((Instant onset) -> VerdictWording.trigger(
                        ChangeWording.title(change), isEdit(change), Duration.between(change.at(), onset)))
                .orElse("");
    }

    private static boolean isEdit(Change change) {
        return change.kind() == Change.ChangeKind.CONFIG || change.kind() == Change.ChangeKind.SECRET;
    }

    /** The other failures: those that certainly followed the first, then the rest. */
    private void others(RankedCause cause) {
        var told = cause instanceof SharedFault shared ? shared.failed() : List.of(CauseRanking.failed(cause));
        var lead = new FailureSpan(told.get(0), evidence.question(), errors);
        var rest = related(each -> !told.contains(each) && !known.lateOnly().contains(name(each)));
        var after = rest.stream()
                .filter(each -> lead.precedes(new FailureSpan(each, evidence.question(), errors)))
                .toList();
        var also = rest.stream()
                .filter(each -> !after.contains(each))
                .limit(MOST_ALSO)
                .map(this::share)
                .toList();
        if (!also.isEmpty()) {
            sentences.add(VerdictWording.alsoFailing(also));
        }
        if (!after.isEmpty()) {
            sentences.add(VerdictWording.followed(names(after)));
        }
        late();
    }

    private String share(DependencyVerdict each) {
        return VerdictWording.alsoFailing(name(each), FindingWording.share(each.explained(), errors.areKnown()));
    }

    private void late() {
        if (!known.lateOnly().isEmpty()) {
            sentences.add(VerdictWording.failedLater(known.lateOnly()));
        }
    }

    private void open() {
        var open = names(judged.stream().filter(each -> each.finding().isOpen()).toList());
        if (!open.isEmpty()) {
            sentences.add(VerdictWording.unknownState(open));
        }
    }

    private void changes() {
        var changes = known.changes();
        var failure = known.leading().stream()
                .filter(each -> !(each instanceof MadeChange))
                .findFirst();
        if (failure.isPresent()) {
            sentences.add(VerdictWording.suspects(named(changes), share(CauseRanking.failed(failure.get()))));
        } else if (changes.size() == 1) {
            sentences.add(ChangeSentences.primeSuspect(changes.get(0)));
        } else {
            sentences.add(VerdictWording.oneOf(named(changes), ChangeSentences.apart(changes)));
        }
        var rest = related(each -> !known.lateOnly().contains(name(each))
                && failure.filter(told -> CauseRanking.failed(told).equals(each))
                        .isEmpty());
        rest.stream()
                .limit(1)
                .map(each -> FailureSentence.of(new FailureSpan(each, evidence.question(), errors)) + ".")
                .forEach(sentences::add);
        late();
    }

    private void nothingNamed() {
        if (judged.isEmpty()) {
            sentences.add(
                    !evidence.around().anySource()
                            ? VerdictWording.nothingSetUp()
                            : evidence.around().anyDependency()
                                    ? VerdictWording.noDependencyOfRoute()
                                    : VerdictWording.noDependency());
            known.unwatched().map(VerdictWording::unwatchedPlace).ifPresent(sentences::add);
        } else {
            dependencies();
        }
        possible();
    }

    private void dependencies() {
        var open = judged.stream().filter(each -> each.finding().isOpen()).toList();
        var unrelated = judged.stream()
                .filter(each -> each.finding() == Finding.FAILED_BUT_UNRELATED)
                .toList();
        var related = related(each -> true);
        known.unwatched().map(VerdictWording::unwatchedPlace).ifPresent(sentences::add);
        if (!related.isEmpty()) {
            sentences.add(
                    evidence.verdict().answer() == VerdictAnswer.INCONCLUSIVE
                            ? VerdictWording.tooCommon(names(related), watched().size())
                            : VerdictWording.noneHadFailed());
            slowToo(related);
            late();
        } else if (known.answer() == VerdictAnswer.INCONCLUSIVE
                && known.unwatched().isEmpty()) {
            sentences.add(open.isEmpty() ? VerdictWording.cannotTell() : VerdictWording.inconclusive(names(open)));
            if (open.size() == 1) {
                sentences.add(open.get(0).why());
            }
        } else if (unrelated.isEmpty()) {
            sentences.add(VerdictWording.noneFailed(watched()));
        } else {
            sentences.add(VerdictWording.noneFits(watched().size(), names(unrelated)));
        }
        if (known.answer() == VerdictAnswer.DOES_NOT_COINCIDE) {
            sentences.add(VerdictWording.elsewhere());
        }
    }

    private void slowToo(List<DependencyVerdict> related) {
        var slow = related.stream()
                .filter(each ->
                        each.finding() == Finding.DEGRADED && !known.lateOnly().contains(name(each)))
                .toList();
        if (!slow.isEmpty() && evidence.around().load() >= CauseRanking.LOAD) {
            sentences.add(VerdictWording.slowToo(names(slow), evidence.around().load()));
        }
    }

    private void possible() {
        if (!known.possible().isEmpty()) {
            sentences.add(VerdictWording.possible(named(known.possible())));
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
        return names(others.isEmpty() ? judged : others);
    }

    private List<DependencyVerdict> related(Predicate<DependencyVerdict> which) {
        return judged.stream()
                .filter(each -> each.finding().isRelatedFailure())
                .filter(which)
                .toList();
    }

    private static List<String> named(List<RankedChange> changes) {
        return changes.stream()
                .map(ChangeSentences::named)
                .map(words -> "the " + words)
                .toList();
    }

    private static List<String> names(List<DependencyVerdict> all) {
        return all.stream().map(CauseSentences::name).toList();
    }

    private static String name(DependencyVerdict each) {
        return each.dependency().name();
    }
}
