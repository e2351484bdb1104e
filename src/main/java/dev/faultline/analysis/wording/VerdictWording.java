// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis.wording;

import dev.faultline.text.DurationWords;
import dev.faultline.text.EnglishWords;
import java.time.Duration;
import java.util.Collection;
import java.util.List;

/** What a window comes to: the first sentences of verdict and report. What is said to be certain is certain. */
public final class VerdictWording {

    private static final int NAMED = 4;
    private static final double NEARLY_ALL = 0.99;

    private VerdictWording() {}

    // A failure.

    public static String wasDown() {
        return " was down ";
    }

    public static String wasSlow() {
        return " was slow ";
    }

    public static String wasDegraded() {
        return " was degraded ";
    }

    public static String failed() {
        return " failed its check ";
    }

    /** "orders-db was down during all 42 errors", with what is only likely told as that. */
    public static String probably(String verb) {
        return verb.startsWith(" was ") ? " was probably" + verb.substring(4) : " probably" + verb;
    }

    public static String duringAll(long errors) {
        return "during " + all(errors);
    }

    public static String duringAtLeast(long certain, long errors) {
        return "during at least " + certain + " of the " + errors + " errors";
    }

    public static String during(double share, long errors, boolean only) {
        return "during " + about(share, only) + " of the " + EnglishWords.count(errors, "error", "errors");
    }

    public static String beforeAll(Duration lag, long errors) {
        return DurationWords.of(lag) + " before " + all(errors);
    }

    public static String beforeAtLeast(Duration lag, long certain, long errors) {
        return DurationWords.of(lag) + " before at least " + certain + " of the " + errors + " errors";
    }

    public static String before(Duration lag, double share, long errors, boolean only) {
        return DurationWords.of(lag) + " before " + about(share, only) + " of the "
                + EnglishWords.count(errors, "error", "errors");
    }

    private static String all(long errors) {
        return errors == 1 ? "the only error" : "all " + errors + " errors";
    }

    private static String about(double share, boolean only) {
        var percent = EnglishWords.percent(share);
        var isBound = percent.startsWith("over") || percent.startsWith("under");
        return (only ? "only " : "") + (isBound ? "" : "about ") + percent;
    }

    public static String throughout() {
        return "throughout the window";
    }

    public static String forPart(double share, boolean only) {
        return "for " + about(share, only) + " of the window";
    }

    public static String forAtLeast(double share) {
        return share >= NEARLY_ALL
                ? "for practically the whole window"
                : "for at least " + (int) Math.floor(share * 100) + " % of the window";
    }

    public static String withLag(Duration lag) {
        return ", taken " + DurationWords.of(lag) + " earlier";
    }

    public static String atLeast(double certain) {
        var percent = (int) Math.floor(certain * 100);
        return percent == 0 ? "certain of none" : "at least " + percent + " %";
    }

    public static String remarks(List<String> remarks) {
        return " (" + String.join("; ", remarks) + ")";
    }

    public static String wentDown() {
        return "went down";
    }

    public static String becameSlow() {
        return "became slow";
    }

    public static String degraded() {
        return "degraded";
    }

    public static String beganToFail() {
        return "began to fail";
    }

    public static String alreadyFailing() {
        return "; it was already failing when first observed";
    }

    /** @param errors whether the errors have times; else the window's start stands for the first */
    public static String wentDownBefore(String began, Duration atMost, boolean errors) {
        return "; it " + began + " at most " + DurationWords.of(atMost) + " before " + first(errors);
    }

    public static String wentDownWith(String began, boolean errors) {
        return "; it " + began + " as " + (errors ? "the errors" : "the window") + " began";
    }

    public static String wentDownAfter(String began, Duration atLeast, boolean errors) {
        return "; it " + began + " at least " + DurationWords.of(atLeast) + " after " + first(errors);
    }

    private static String first(boolean errors) {
        return errors ? "the first" : "the window";
    }

    public static String overBefore(
            String name, String verb, String from, Duration before, double atMost, boolean errors) {
        return name + verb + from + " and up again " + DurationWords.of(before)
                + " before the window; that explains at most " + FindingWording.share(atMost, errors);
    }

    public static String span(String from, String to) {
        return "from " + from + " to " + to + " UTC";
    }

    public static String until(String to) {
        return "until " + to + " UTC";
    }

    /** A change that may have brought the failure about. */
    public static String trigger(String change, boolean edit, Duration before) {
        return ", and the " + change + (edit ? " was edited " : " was made ") + DurationWords.of(before)
                + " before that";
    }

    public static String shared(Collection<String> names, String failureClass) {
        return EnglishWords.few(names, NAMED) + " failed at once ('" + failureClass
                + "'): suspect what they share, the pod's network, its DNS or the node";
    }

    public static String podNetwork(String name, String sentence) {
        return sentence + ": " + name + " is the pod's own way out";
    }

    public static String followed(List<String> names) {
        return EnglishWords.few(names, NAMED) + " failed after it.";
    }

    public static String alsoFailing(List<String> others) {
        return "Also failing: " + EnglishWords.list(others) + ".";
    }

    public static String alsoFailing(String name, String share) {
        return name + " (" + share + ")";
    }

    public static String failedLater(Collection<String> names) {
        return EnglishWords.few(names, NAMED) + " failed only after the errors had begun.";
    }

    public static String slowToo(Collection<String> names, double load) {
        return EnglishWords.few(names, NAMED) + (names.size() == 1 ? " was" : " were") + " slow too, while there were "
                + Math.round(load) + " times as many requests as in the hour before.";
    }

    public static String unknownState(Collection<String> names) {
        return EnglishWords.few(names, NAMED) + (names.size() == 1 ? " was" : " were")
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
    public static String noneFits(int watched, Collection<String> unrelated) {
        return (watched == 1
                        ? "The failure of the only watched dependency does not fit the errors: "
                        : "None of the " + watched + " watched dependencies explains the errors: ")
                + EnglishWords.few(unrelated, NAMED) + " failed, but not when the errors came, or as often as ever.";
    }

    public static String noneHadFailed() {
        return "No watched dependency had failed when the errors began.";
    }

    public static String elsewhere() {
        return "The cause is in the app, its platform, or something not watched.";
    }

    public static String unwatchedPlace(String place) {
        return "The error lines name " + place + ", which nothing watches.";
    }

    public static String inconclusive(Collection<String> open) {
        return "Cannot tell: " + EnglishWords.few(open, NAMED) + (open.size() == 1 ? " was" : " were")
                + " not watched closely enough to rule out a failure.";
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
