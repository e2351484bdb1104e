// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis.cause;

import dev.faultline.analysis.wording.CauseWording;
import dev.faultline.analysis.wording.VerdictWording;
import dev.faultline.changes.ChangeWording;
import dev.faultline.changes.RankedChange;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What is said of changes beside the errors. */
public final class ChangeSentences {

    private ChangeSentences() {}

    /** What a change was, and how long before the first error: "deploy of checkout 1.2, 5 min before the first error". */
    public static String named(RankedChange ranked) {
        return CauseWording.change(ChangeWording.title(ranked.change()), when(ranked));
    }

    /** Each of several as part of a list: "the deploy of checkout 1.2 (5 min before the first error)". */
    public static List<String> listed(List<RankedChange> several) {
        return several.stream()
                .map(each -> several.size() == 1
                        ? named(each)
                        : CauseWording.changeInList(ChangeWording.title(each.change()), when(each)))
                .map(words -> "the " + words)
                .toList();
    }

    public static String when(RankedChange ranked) {
        if (ranked.atOnset()) {
            return CauseWording.atOnset(ranked.besideErrors());
        }
        return ranked.before().isNegative()
                ? CauseWording.after(ranked.before().negated(), ranked.besideErrors())
                : CauseWording.before(ranked.before(), ranked.besideErrors());
    }

    public static String primeSuspect(RankedChange ranked) {
        return VerdictWording.primeSuspect(ChangeWording.title(ranked.change()), asClause(ranked.why()));
    }

    /** What each of them was: "the deploy of checkout 1.2". */
    public static List<String> titles(List<RankedChange> several) {
        return several.stream().map(ChangeSentences::title).toList();
    }

    private static String title(RankedChange ranked) {
        return "the " + ChangeWording.title(ranked.change());
    }

    /** Those that are ranked against the first errors. */
    public static List<RankedChange> ofFirstErrors(List<RankedChange> several) {
        return several.stream().filter(each -> each.later().isEmpty()).toList();
    }

    /** Of each that was made before errors came back: that these are to be checked alone. */
    public static List<String> beforeReturns(List<RankedChange> several, Instant beside) {
        return several.stream()
                .flatMap(each -> each
                        .later()
                        .map(burst -> ChangeWording.checkAlone(
                                title(each),
                                Duration.between(each.change().at(), burst.from()),
                                burst.from(),
                                burst.to(),
                                beside))
                        .stream())
                .toList();
    }

    /** How far apart the first and the last of several changes were made. */
    public static Duration apart(List<RankedChange> changes) {
        var times = changes.stream().map(each -> each.change().at()).sorted().toList();
        return Duration.between(times.get(0), times.get(times.size() - 1));
    }

    /** A sentence as a part of another one, with its stop. */
    private static String asClause(String sentence) {
        return sentence.isEmpty() ? sentence : Character.toLowerCase(sentence.charAt(0)) + sentence.substring(1);
    }
}
