// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis.wording;

import dev.faultline.text.DurationWords;
import dev.faultline.text.EnglishWords;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;

/** What else a responder has to know about a verdict. */
public final class NoteWording {

    private static final int NAMED = 4;

    private NoteWording() {}

    public static String podNetworkFailed(String name) {
        return "The pod's own network failed in the window (" + name + "): dependencies that failed with it may be"
                + " healthy. First check the pod's network, its DNS and the node.";
    }

    public static String namesUnresolved(String resolver, Collection<String> names) {
        return "Names could not be resolved (" + resolver + "), and " + EnglishWords.few(names, NAMED)
                + " failed with 'dns': " + (names.size() == 1 ? "it" : "they")
                + " may be healthy. First check the resolver.";
    }

    public static String commonAmongMany(Collection<String> names, int watched) {
        return "With " + watched + " dependencies watched, one or another explains as much of "
                + "over a twentieth of similar windows: what " + EnglishWords.few(names, NAMED)
                + (names.size() == 1 ? " explains" : " explain") + " may be chance.";
    }

    public static String allFailedAtOnce(int number, String failureClass) {
        return (number == 2 ? "Both" : "All " + number) + " observed dependencies failed at once with '" + failureClass
                + "': suspect the pod's network, its DNS or the node rather than " + number + " separate failures.";
    }

    public static String sharedPlace(Collection<String> names, String place) {
        return EnglishWords.list(names) + " share " + place + ": a fault there hits "
                + (names.size() == 2 ? "both" : "all") + ", so count it once.";
    }

    public static String proberStarved(boolean often, String start, String end) {
        return "Faultline itself got no CPU " + (often ? "at times " : "") + "between " + start + " and " + end
                + " UTC; nothing is known of that time.";
    }

    /** @param reason a clause; empty if none is known */
    public static String unchecked(Collection<String> names, String reason, String start, String end) {
        return "Faultline does not know how " + EnglishWords.few(names, NAMED)
                + (names.size() == 1 ? " was" : " were") + " between " + start + " and " + end + " UTC"
                + because(reason);
    }

    /** The end of a sentence that a reason may follow. */
    static String because(String reason) {
        var clause = reason.replaceFirst("[.\\s]+$", "");
        return clause.isEmpty() ? "." : ": " + clause + ".";
    }

    /** @param jump a clause that begins with a small letter */
    public static String clockJumped(String jump, String time) {
        return "At " + time + " UTC " + jump + ", so times around it may be wrong by that much.";
    }

    public static String historyUnreadable() {
        return "The store cannot be read now: what was observed before Faultline started is missing here.";
    }

    public static String proberStarvedOnce(Duration length, String at) {
        return "Faultline itself got no CPU for " + DurationWords.of(length) + " at " + at
                + " UTC; nothing is known of that time.";
    }

    public static String recentChange(String change, Duration before) {
        return change + (before.isZero() ? " (as it began)" : " (" + DurationWords.of(before) + " before)");
    }

    public static String recentChanges(List<String> changes, boolean besideFailure) {
        return "Also changed before: " + EnglishWords.list(changes) + "."
                + (besideFailure ? " Both can play a part." : "");
    }

    public static String endPending(Collection<String> names) {
        return "The last few seconds are not checked yet" + of(names) + ". Ask again shortly.";
    }

    /** Many names say no more than none. */
    private static String of(Collection<String> names) {
        return names.size() > NAMED ? "" : " for " + EnglishWords.few(names, NAMED);
    }

    public static String dense(Collection<String> names, Instant latest) {
        return EnglishWords.few(names, NAMED) + " changed too often for the whole history to be judged: only what was"
                + " observed since " + latest.truncatedTo(ChronoUnit.SECONDS) + " or a little earlier counts.";
    }

    public static String gap(String name, double share) {
        return name + " was not observed for " + EnglishWords.percent(share) + " of the window.";
    }

    public static String gaps(Collection<String> names, double least, double most) {
        var from = EnglishWords.percent(least);
        var to = EnglishWords.percent(most);
        return EnglishWords.few(names, NAMED) + " were not observed for "
                + (from.equals(to) ? to : "between " + from + " and " + to) + " of the window.";
    }

    public static String chanceUnknown(Collection<String> names) {
        return "Not enough history yet to rule out chance" + of(names) + ".";
    }

    public static String ignoredOutside(long errors) {
        return EnglishWords.count(errors, "error was", "errors were") + " ignored: outside the window.";
    }

    public static String ignoredOtherRoute(long errors) {
        return EnglishWords.count(errors, "error was", "errors were") + " ignored: other route.";
    }

    public static String noErrorTimes() {
        return "No error times remain, so the whole window is judged.";
    }
}
