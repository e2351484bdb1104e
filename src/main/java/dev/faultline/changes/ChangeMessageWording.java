// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.changes;

import dev.faultline.text.DurationWords;
import java.time.Duration;
import java.util.Optional;

/** What the messages say of changes that this instance observed itself. */
public final class ChangeMessageWording {

    private ChangeMessageWording() {}

    // The process.

    /**
     * "java has ended, exit code 137, and has not come back for 1 min".
     *
     * @param ending how it ended, if that is known
     */
    public static String ended(String command, Optional<String> ending, Duration patience) {
        return command + " has ended" + ending.map(how -> ", " + how).orElse("") + ", and has not come back for "
                + DurationWords.of(patience);
    }

    public static String killedBy(int signal) {
        return "killed by signal " + signal;
    }

    public static String exitCode(int code) {
        return "exit code " + code;
    }

    /**
     * "java restarted, exit code 1, away for at most 3 s; environment: DB_URL changed".
     *
     * @param ending how it ended, if that is known
     * @param away for how long, if that is known
     * @param environment what of it is another now; may be empty
     */
    public static String restarted(String command, Optional<String> ending, Optional<String> away, String environment) {
        return command + " restarted" + ending.map(how -> ", " + how).orElse("")
                + away.map(length -> ", away for " + length).orElse("")
                + (environment.isEmpty() ? "" : "; environment: " + environment);
    }

    public static String lessThanASecond() {
        return "less than 1 s";
    }

    public static String atMost(Duration length) {
        return "at most " + DurationWords.of(length);
    }

    // The pod.

    public static String startedInPlaceOf(String pod) {
        return "the pod started in place of " + pod;
    }

    public static String startedAfterUnknown() {
        return "the pod started; the version before it is unknown";
    }

    public static String labelsChanged() {
        return "the labels have changed";
    }

    // A path.

    public static String appeared(boolean there) {
        return there ? "it appeared" : "it disappeared";
    }

    public static String became(String what, String before, String after) {
        return what + " " + before + " became " + after;
    }

    public static String remounted(boolean readOnly) {
        return readOnly ? "its volume was mounted read-only" : "its volume was mounted writable";
    }

    public static String inodes(boolean usedUp) {
        return usedUp ? "its volume ran out of inodes" : "its volume has inodes left again";
    }

    // Any.

    /** @param bounds when it may have been made at the earliest and the latest */
    static String happened(String message, String bounds) {
        return message + "; it happened " + bounds;
    }
}
