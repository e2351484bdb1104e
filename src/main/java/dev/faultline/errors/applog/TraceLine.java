// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.errors.applog;

/** Tells lines of a stack trace by how they begin. Stateless. */
final class TraceLine {

    private TraceLine() {}

    /** Whether a line can only be in the middle of a trace. */
    static boolean isContinuation(String line) {
        return line.startsWith("Caused by: ")
                || line.startsWith("Wrapped by: ")
                || line.startsWith("Suppressed: ")
                || line.startsWith("... ")
                || line.startsWith("at ")
                || line.startsWith("The above exception ")
                || line.startsWith("During handling of ")
                || line.startsWith("goroutine ")
                || line.startsWith("[signal ")
                || isHeading(line)
                || isOfPhp(line)
                || line.startsWith("}");
    }

    /** Whether an uncaught exception begins here, with no logger around it. */
    static boolean isOutburst(String line) {
        return line.startsWith("Traceback (most recent call last):")
                || line.startsWith("panic: ")
                || line.startsWith("fatal error: ")
                || line.startsWith("Exception in thread ")
                || line.startsWith("Unhandled exception. ");
    }

    /** {@code #0 /app/src/Db.php(12): PDO->__construct()}. */
    static boolean isOfPhp(String text) {
        return text.length() > 1
                && text.charAt(0) == '#'
                && Character.isDigit(text.charAt(1))
                && text.indexOf("): ") > 0
                && text.endsWith(")");
    }

    /** What PHP and Monolog write above the frames. */
    static boolean isHeading(String line) {
        return line.startsWith("Stack trace:") || line.startsWith("[stacktrace]");
    }
}
