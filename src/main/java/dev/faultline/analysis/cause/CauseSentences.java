// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis.cause;

import dev.faultline.analysis.cause.RankedCause.FailedLocally;
import dev.faultline.analysis.cause.RankedCause.MadeChange;
import dev.faultline.analysis.cause.RankedCause.SharedFault;
import dev.faultline.analysis.verdict.DependencyVerdict;
import dev.faultline.analysis.verdict.VerdictAnswer;
import dev.faultline.analysis.wording.FailureWording;
import dev.faultline.analysis.wording.FindingWording;
import dev.faultline.analysis.wording.VerdictWording;
import dev.faultline.changes.Change;
import dev.faultline.changes.ChangeRanking;
import dev.faultline.changes.ChangeWording;
import dev.faultline.probe.FailureClass;
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
    private final List<String> sentences = new ArrayList<>();

    CauseSentences(CauseEvidence evidence, ErrorTimes errors, CauseConclusion known) {
        this.evidence = evidence;
        this.errors = errors;
        this.known = known;
    }

    List<String> all() {
        if (known.leading().isEmpty()) {
            return new UnnamedSentences(evidence, errors, known).all();
        }
        if (known.changes().isEmpty()) {
            failure(known.leading().get(0));
        } else {
            changes();
        }
        sentences.addAll(ChangeSentences.beforeReturns(known.possible(), errors.first()));
        known.unwatched().map(VerdictWording::unwatchedPlace).ifPresent(sentences::add);
        if (known.answer() != VerdictAnswer.COINCIDES) {
            sentences.addAll(known.connections().troubles());
        }
        return sentences;
    }

    private void failure(RankedCause cause) {
        sentences.add(
                cause instanceof FailedLocally local
                                && !local.found().judged().finding().isRelatedFailure()
                        ? PathWords.of(
                                local.found(), evidence.question().window().from())
                        : sentence(cause) + trigger(cause) + ".");
        if (cause instanceof SharedFault shared && shared.all().size() > 1) {
            sentences.add(FailureSentence.of(new FailureSpan(cause.failed(), evidence.question(), errors)) + ".");
        }
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
        return FailureSentence.of(new FailureSpan(cause.failed(), evidence.question(), errors), more);
    }

    private String shared(SharedFault shared) {
        var first = shared.all().get(0);
        if (shared.all().size() == 1) {
            return VerdictWording.podNetwork(
                    name(first), FailureSentence.of(new FailureSpan(first, evidence.question(), errors)));
        }
        var failure = FailureSentence.failureClass(first);
        return failure.equals(FailureClass.DNS.label())
                ? VerdictWording.unresolved(names(shared.all()))
                : VerdictWording.shared(names(shared.all()), failure);
    }

    private String trigger(RankedCause cause) {
        if (known.triggers().isEmpty()) {
            return "";
        }
        var change = known.triggers().get(0).change();
        var failed = cause.failed();
        return new FailureSpan(failed, evidence.question(), errors)
                .onset()
                .map((Instant onset) -> FailureWording.trigger(
                        ChangeWording.title(change), isEdit(change), Duration.between(change.at(), onset)))
                .orElse("");
    }

    private static boolean isEdit(Change change) {
        return change.kind() == Change.ChangeKind.CONFIG || change.kind() == Change.ChangeKind.SECRET;
    }

    /** The other failures: those that certainly followed the first, then the rest. */
    private void others(RankedCause cause) {
        var told = cause instanceof SharedFault shared ? shared.all() : List.of(cause.failed());
        var lead = new FailureSpan(told.get(0), evidence.question(), errors);
        var rest = related(each -> !told.contains(each) && !known.lateOnly().contains(name(each)));
        var after = rest.stream()
                .filter(each -> lead.precedes(new FailureSpan(each, evidence.question(), errors)))
                .toList();
        var beside = rest.stream().filter(each -> !after.contains(each)).toList();
        var rivals = beside.stream().filter(each -> isRival(each, told.get(0))).toList();
        if (!rivals.isEmpty()) {
            sentences.add(VerdictWording.fitsAsWell(
                    rivals.stream().limit(MOST_ALSO).map(this::share).toList(), rivals.size() - MOST_ALSO));
        }
        var also = beside.stream()
                .filter(each -> !rivals.contains(each))
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

    /** Whether it explains half, and scores nearly as much as what is named: then that is not named for sure. */
    private static boolean isRival(DependencyVerdict each, DependencyVerdict named) {
        return each.explainsHalf() && ChangeRanking.isRival(RankedFailures.score(each), RankedFailures.score(named));
    }

    private String share(DependencyVerdict each) {
        return VerdictWording.alsoFailing(name(each), FindingWording.share(each.explained(), errors.areKnown()));
    }

    private void late() {
        if (!known.lateOnly().isEmpty()) {
            sentences.add(VerdictWording.failedLater(known.lateOnly(), errors.areKnown()));
        }
    }

    private void open() {
        var open = names(judged(each -> each.finding().isOpen()));
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
            sentences.add(VerdictWording.suspects(
                    ChangeSentences.listed(changes), share(failure.get().failed())));
        } else if (changes.size() == 1) {
            sentences.add(ChangeSentences.primeSuspect(changes.get(0)));
        } else {
            sentences.add(VerdictWording.oneOf(ChangeSentences.listed(changes), ChangeSentences.apart(changes)));
        }
        var rest = related(each -> !known.lateOnly().contains(name(each))
                && failure.filter(told -> told.failed().equals(each)).isEmpty());
        rest.stream()
                .limit(1)
                .map(each -> FailureSentence.of(new FailureSpan(each, evidence.question(), errors)) + ".")
                .forEach(sentences::add);
        late();
    }

    private List<DependencyVerdict> related(Predicate<DependencyVerdict> which) {
        return judged(each -> each.finding().isRelatedFailure() && which.test(each));
    }

    private List<DependencyVerdict> judged(Predicate<DependencyVerdict> which) {
        return evidence.judged().stream().filter(which).toList();
    }

    static List<String> names(List<DependencyVerdict> all) {
        return all.stream().map(CauseSentences::name).toList();
    }

    static String name(DependencyVerdict each) {
        return each.dependency().name();
    }
}
