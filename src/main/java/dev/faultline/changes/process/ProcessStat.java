// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.changes.process;

import dev.faultline.changes.ChangeMessageWording;
import java.time.Duration;
import java.util.Optional;

/**
 * A line of {@code /proc/PID/stat}, see proc(5).
 *
 * @param command the name of the program, at most 15 characters
 * @param state {@code Z} and {@code X} for one that has ended
 * @param parent 0 for the first process of a container
 * @param started since the machine's start
 * @param exit as wait(2) gives it; 0 also where it is not ours to know
 */
record ProcessStat(String command, char state, long parent, Duration started, int exit) {

    /** The kernel counts in hundredths of a second towards programs, on every machine of ours. */
    private static final int TICK_MILLIS = 10;

    private static final int STATE = 0;
    private static final int PARENT = 1;
    private static final int STARTED = 19;
    private static final int EXIT = 49;

    /** Empty if the line is none. */
    static Optional<ProcessStat> read(String line) {
        var open = line.indexOf('(');
        // The name may hold anything, brackets and blanks too.
        var close = line.lastIndexOf(')');
        if (open < 0 || close < open) {
            return Optional.empty();
        }
        var fields = line.substring(close + 1).strip().split(" ");
        try {
            return fields.length <= STARTED || fields[STATE].isEmpty()
                    ? Optional.empty()
                    : Optional.of(new ProcessStat(
                            line.substring(open + 1, close),
                            fields[STATE].charAt(0),
                            Long.parseLong(fields[PARENT]),
                            Duration.ofMillis(TICK_MILLIS * Long.parseLong(fields[STARTED])),
                            fields.length > EXIT ? Integer.parseInt(fields[EXIT]) : 0));
        } catch (NumberFormatException none) {
            return Optional.empty();
        }
    }

    boolean hasEnded() {
        return state == 'Z' || state == 'X';
    }

    /** How it ended, if that is known. */
    Optional<String> ending() {
        var signal = exit & 0x7f;
        if (!hasEnded() || exit == 0) {
            return Optional.empty();
        }
        return Optional.of(
                signal != 0 ? ChangeMessageWording.killedBy(signal) : ChangeMessageWording.exitCode(exit >> 8 & 0xff));
    }
}
