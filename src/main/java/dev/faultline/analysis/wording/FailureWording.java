// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis.wording;

import dev.faultline.text.DurationWords;
import dev.faultline.text.EnglishWords;
import java.time.Duration;
import java.util.List;

/** One failure beside the errors, as the first sentence tells it. What is said to be certain is certain. */
public final class FailureWording {

    private static final double NEARLY_ALL = 0.99;
    private static final double WHOLE = 1 - 1e-9;

    private FailureWording() {}

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
        return "during " + part(share, errors, only);
    }

    public static String beforeAll(Duration lag, long errors) {
        return DurationWords.of(lag) + " before "
                + (errors == 1 ? "the only error" : "each of the " + errors + " errors");
    }

    public static String beforeAtLeast(Duration lag, long certain, long errors) {
        return DurationWords.of(lag) + " before at least " + certain + " of the " + errors + " errors";
    }

    public static String before(Duration lag, double share, long errors, boolean only) {
        return DurationWords.of(lag) + " before " + part(share, errors, only);
    }

    private static String part(double share, long errors, boolean only) {
        return share >= WHOLE
                ? all(errors)
                : about(share, only) + " of the " + EnglishWords.count(errors, "error", "errors");
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
        return "; it " + began + " at least " + DurationWords.of(atLeast)
                + (errors ? " after the first" : " into the window");
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
}
