// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis.cause;

import dev.faultline.analysis.cause.RankedCause.MadeChange;
import dev.faultline.analysis.cause.RankedCause.SharedFault;
import dev.faultline.analysis.connection.ConnectionSigns;
import dev.faultline.analysis.verdict.VerdictAnswer;
import dev.faultline.changes.RankedChange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What all evidence together comes to.
 *
 * @param answer whether the window coincides with the failure of a dependency
 * @param leading what is named: one cause that stands alone, several that cannot be told apart, or none
 * @param triggers changes that may have brought the leading failure about
 * @param possible changes that nothing speaks for or against
 * @param lateOnly those dependencies that failed, but only after the errors had begun, and explain under half of them
 * @param circumstances what is known besides, and is no cause
 * @param appsView what the app itself said of dependencies that are probed
 * @param sentences the first names the cause, the others what else belongs to it
 */
public record CauseConclusion(
        VerdictAnswer answer,
        List<RankedCause> leading,
        List<RankedChange> triggers,
        List<RankedChange> possible,
        List<String> lateOnly,
        CauseCircumstances circumstances,
        AppsView appsView,
        List<String> sentences) {

    public CauseConclusion {
        leading = List.copyOf(leading);
        triggers = List.copyOf(triggers);
        possible = List.copyOf(possible);
        lateOnly = List.copyOf(lateOnly);
        sentences = List.copyOf(sentences);
    }

    /** The same in these words. */
    CauseConclusion saying(List<String> words) {
        return new CauseConclusion(answer, leading, triggers, possible, lateOnly, circumstances, appsView, words);
    }

    /** The same with what the app and its connections tell: behind the cause that is named, or first if none is. */
    public CauseConclusion beside(AppsView view) {
        var all = new ArrayList<>(sentences);
        var told = Stream.concat(view.contrasts().stream(), connections().watched().stream());
        all.addAll(leading.isEmpty() ? 0 : Math.min(1, all.size()), told.toList());
        return new CauseConclusion(answer, leading, triggers, possible, lateOnly, circumstances, view, all);
    }

    /** The same beside dependencies that took far longer to respond than usual, a sentence on each: no cause. */
    public CauseConclusion noting(List<String> slower) {
        var noted = new CauseCircumstances(noneFailed(), unwatched(), unknownRoute(), load(), connections(), slower);
        return new CauseConclusion(answer, leading, triggers, possible, lateOnly, noted, appsView, sentences);
    }

    /** A sentence on each dependency that took far longer to respond than usual. */
    public List<String> slower() {
        return circumstances.slower();
    }

    /** Whether responses were counted, and none of them failed. */
    public boolean noneFailed() {
        return circumstances.noneFailed();
    }

    /** The place that an error line names and nothing watches, if there is one. */
    public Optional<String> unwatched() {
        return circumstances.unwatched();
    }

    /** The route in question, if nothing knows of it. */
    public Optional<UnknownRoute> unknownRoute() {
        return circumstances.unknownRoute();
    }

    /** How many times as many requests there were as in the hour before; 0 if that is unknown. */
    public double load() {
        return circumstances.load();
    }

    /** What the app's own connections say. */
    public ConnectionSigns connections() {
        return circumstances.connections();
    }

    /** The first sentence of verdict and report. */
    public String firstSentence() {
        return sentences.get(0);
    }

    /** All of it. */
    public String text() {
        return String.join(" ", sentences);
    }

    /** The changes among what is named. */
    public List<RankedChange> changes() {
        return leading.stream()
                .filter(MadeChange.class::isInstance)
                .map(MadeChange.class::cast)
                .map(MadeChange::ranked)
                .toList();
    }

    /** The change that is named alone. */
    public Optional<RankedChange> onlyChange() {
        return leading.size() == 1 ? changes().stream().findFirst() : Optional.empty();
    }

    /** What was made before errors came back, and was rolled back after them. */
    public Optional<RankedChange> undoneSince() {
        return possible.stream()
                .filter(each ->
                        each.later().isPresent() && each.past().undoneBy().isPresent())
                .findFirst();
    }

    /** The names of the dependencies among what is named. */
    public List<String> failed() {
        return leading.stream()
                .filter(each -> !(each instanceof MadeChange))
                .flatMap(each -> each instanceof SharedFault shared ? shared.all().stream() : Stream.of(each.failed()))
                .map(each -> each.dependency().name())
                .toList();
    }

    /** Whether a failure is named, of a dependency or in the pod. */
    public boolean isFailureNamed() {
        return leading.size() > changes().size();
    }
}
