// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis.wording;

import dev.faultline.text.DurationWords;
import dev.faultline.text.EnglishWords;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** What a window comes to: the first sentences of verdict and report. What is said to be certain is certain. */
public final class VerdictWording {

    private static final int NAMED = 4;

    private VerdictWording() {}

    // A failure.

    public static String shared(Collection<String> names, String failureClass) {
        return EnglishWords.few(names, NAMED) + " failed at once ('" + failureClass
                + "'): suspect what they share, the pod's network, its DNS or the node";
    }

    public static String unresolved(Collection<String> names) {
        return "The names of " + EnglishWords.few(names, NAMED)
                + " could not be resolved, all at once: suspect the resolver (the pod's DNS) and the way to it";
    }

    public static String podNetwork(String name, String sentence) {
        return sentence + ": " + name + " is the pod's own way out";
    }

    public static String followed(List<String> names) {
        return EnglishWords.few(names, NAMED) + " failed after it.";
    }

    /**
     * Other failures that fit as well as the one that is named.
     *
     * @param more how many are not listed; not positive: all are
     */
    public static String fitsAsWell(List<String> others, int more) {
        return EnglishWords.list(others)
                + (others.size() == 1 ? " fits as well" : " fit as well")
                + (more > 0 ? ", and so do " + more + " more." : ".");
    }

    public static String alsoFailing(List<String> others) {
        return "Also failing: " + EnglishWords.list(others) + ".";
    }

    public static String alsoFailing(String name, String share) {
        return name + " (" + share + ")";
    }

    /** @param errors whether errors are known; else the window's start stands for the first, here and below */
    public static String failedLater(Collection<String> names, boolean errors) {
        return EnglishWords.few(names, NAMED) + " failed only after " + (errors ? "the errors" : "the window")
                + " had begun.";
    }

    public static String slowToo(Collection<String> names, double load) {
        return EnglishWords.few(names, NAMED) + (names.size() == 1 ? " was" : " were") + " slow too, while there were "
                + Math.round(load) + " times as many requests as in the hour before.";
    }

    public static String unknownState(Collection<String> names) {
        return some(names, "other dependencies") + (names.size() == 1 ? " was" : " were")
                + " not watched closely enough to say.";
    }

    // A change.

    public static String primeSuspect(String title, String why) {
        return "Prime suspect: the " + title + ", " + why;
    }

    public static String oneOf(List<String> changes, Duration apart) {
        return "One of these " + changes.size() + ", made within " + DurationWords.of(apart) + ": "
                + EnglishWords.few(changes, NAMED) + ".";
    }

    public static String suspects(List<String> changes, String failure) {
        return (changes.size() + 1 == 2 ? "Two" : String.valueOf(changes.size() + 1)) + " suspects: "
                + EnglishWords.few(changes, NAMED) + ", and " + failure + ".";
    }

    public static String possible(List<String> changes) {
        return (changes.size() == 1 ? "One change is possible: " : "One of these changes is possible: ")
                + EnglishWords.few(changes, NAMED) + ".";
    }

    public static String lastChange(String change) {
        return "Last change: " + change + ".";
    }

    public static String noChange() {
        return "No change is on record for the day before.";
    }

    // Nothing is named.

    /** @param nearest the known route that may be meant */
    public static String unknownRoute(String route, Optional<String> nearest) {
        return "No request to " + route + " is known"
                + nearest.map(known -> "; did you mean " + known + "?").orElse(".");
    }

    public static String nothingSetUp() {
        return "Nothing can be said yet: no dependency, log or change source is set up.";
    }

    public static String noDependency() {
        return "No dependency is configured, so nothing can be said.";
    }

    public static String noDependencyOfRoute() {
        return "No watched dependency is used by this route, so nothing can be said.";
    }

    public static String noneFailed(List<String> names) {
        return names.size() == 1
                ? names.get(0) + " was up, and no other dependency is watched."
                : "None of the " + names.size() + " watched dependencies failed.";
    }

    /** At least one of them failed, without a relation to the errors. */
    public static String noneFits(int watched, Collection<String> unrelated, boolean errors) {
        var what = errors ? "the errors" : "the window";
        return (watched == 1
                        ? "The failure of the only watched dependency does not fit " + what + ": "
                        : "None of the " + watched + " watched dependencies explains " + what + ": ")
                + EnglishWords.few(unrelated, NAMED)
                + (errors
                        ? " failed, but not when the errors came, or as often as ever."
                        : " failed, but not in it, or as often as ever.");
    }

    public static String noneHadFailed(boolean errors) {
        return "No watched dependency had failed when " + (errors ? "the errors" : "the window") + " began.";
    }

    public static String elsewhere() {
        return "The cause is in the app, its platform, or something not watched.";
    }

    public static String unwatchedPlace(String place) {
        return "The error lines name " + place + ", which nothing watches.";
    }

    public static String inconclusive(Collection<String> open) {
        return "Cannot tell: " + some(open, "dependencies") + (open.size() == 1 ? " was" : " were")
                + " not watched closely enough to rule out a failure.";
    }

    /** @param since when the first check of all was made */
    public static String notWatchedYet(Collection<String> open, String since) {
        return "Cannot tell: " + some(open, "dependencies") + (open.size() == 1 ? " was" : " were")
                + " not watched long enough (the first check was at " + since + " UTC).";
    }

    private static String some(Collection<String> names, String what) {
        return names.size() > NAMED ? names.size() + " " + what : EnglishWords.few(names, NAMED);
    }

    public static String tooCommon(Collection<String> failed, int watched) {
        return "Cannot tell: " + EnglishWords.few(failed, NAMED) + " failed, but of "
                + EnglishWords.count(watched, "dependency", "dependencies")
                + " some fail so often that this means little.";
    }

    public static String cannotTell() {
        return "Cannot tell: the evidence does not suffice.";
    }
}
