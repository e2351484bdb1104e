// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis.wording;

import dev.faultline.text.DurationWords;
import dev.faultline.text.EnglishWords;
import java.time.Duration;
import java.util.Collection;
import java.util.List;

/** The summary of a verdict. It says what coincides, never what causes. */
public final class VerdictWording {

    private static final int NAMED = 4;

    private VerdictWording() {}

    public static String noDependency() {
        return "No dependency is configured, so nothing can be said.";
    }

    public static String noDependencyOfRoute() {
        return "No dependency is configured for this route, so nothing can be said.";
    }

    /** "orders-db was down for 97 % of the window". */
    public static String failed(String name, boolean down, String share) {
        return name + (down ? " was down for " : " was degraded for ") + share;
    }

    public static String alreadyFailing() {
        return ", already so when first observed";
    }

    public static String beforeOpening(Duration atMost) {
        return ", from at most " + DurationWords.of(atMost) + " before it opened";
    }

    public static String onset(String onset) {
        return ", " + onset;
    }

    public static String lessThanHalf(boolean ofErrors) {
        return ", which explains less than half of " + (ofErrors ? "the errors." : "it.");
    }

    public static String alsoFailing(List<String> others) {
        return " Also failing: " + EnglishWords.list(others) + ".";
    }

    public static String alsoFailing(String name, String share) {
        return name + " (" + share + ")";
    }

    public static String unknownState(Collection<String> names) {
        return " The state of " + EnglishWords.few(names, NAMED) + " is unknown.";
    }

    /** At least one of the two has names. */
    public static String doesNotCoincide(Collection<String> up, Collection<String> unrelated, String changes) {
        return "No dependency failure coincides with the window: " + (up.isEmpty() ? "" : observedUp(up))
                + (up.isEmpty() || unrelated.isEmpty() ? "" : ", and ")
                + (unrelated.isEmpty() ? "" : failedUnrelated(unrelated))
                + ". The cause is on the app's side: " + changes;
    }

    private static String observedUp(Collection<String> names) {
        return EnglishWords.few(names, NAMED) + (names.size() == 1 ? " was" : " were") + " up";
    }

    private static String failedUnrelated(Collection<String> names) {
        return EnglishWords.few(names, NAMED) + " failed but " + (names.size() == 1 ? "is" : "are") + " unrelated";
    }

    public static String checkChange(String change, Duration before) {
        return "first check the " + change + ", " + DurationWords.of(before) + " before the window.";
    }

    public static String checkChanges() {
        return "first check what changed before the window; no change is on record.";
    }

    public static String commonAmongMany(Collection<String> names) {
        return EnglishWords.few(names, NAMED)
                + " failed in the window, but with so many dependencies that may be chance.";
    }

    /** At least one of the two has names. */
    public static String inconclusive(Collection<String> hidden, Collection<String> unobserved) {
        return "No related failure is certain, but one cannot be ruled out: "
                + (hidden.isEmpty() ? "" : EnglishWords.few(hidden, NAMED) + " may have failed unnoticed")
                + (hidden.isEmpty() || unobserved.isEmpty() ? "" : ", and ")
                + (unobserved.isEmpty()
                        ? ""
                        : EnglishWords.few(unobserved, NAMED) + (unobserved.size() == 1 ? " was" : " were")
                                + " not observed")
                + ".";
    }
}
