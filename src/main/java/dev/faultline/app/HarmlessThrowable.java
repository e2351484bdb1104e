// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.app;

import dev.faultline.text.HarmlessText;
import java.util.Arrays;
import java.util.Objects;

/** A throwable as our own log may show it: its stack, with the messages of its chain made harmless. */
final class HarmlessThrowable extends Throwable {

    private static final long serialVersionUID = 1L;

    /** How many causes deep; a chain may lead back to itself. */
    private static final int DEEPEST = 20;

    private final String shown;

    private HarmlessThrowable(Throwable thrown, int depth) {
        shown = HarmlessText.of(thrown.toString());
        setStackTrace(thrown.getStackTrace());
        if (depth < DEEPEST) {
            if (thrown.getCause() != null) {
                initCause(new HarmlessThrowable(Objects.requireNonNull(thrown.getCause()), depth + 1));
            }
            Arrays.stream(thrown.getSuppressed())
                    .limit(DEEPEST)
                    .forEach(each -> addSuppressed(new HarmlessThrowable(each, DEEPEST)));
        }
    }

    static HarmlessThrowable of(Throwable thrown) {
        return new HarmlessThrowable(thrown, 0);
    }

    /** Whether a message of its chain is not to be shown as it is. */
    static boolean isNeededFor(Throwable thrown) {
        var at = thrown;
        for (var depth = 0; at != null && depth <= DEEPEST; depth++) {
            if (isHarmful(at) || Arrays.stream(at.getSuppressed()).anyMatch(HarmlessThrowable::isHarmful)) {
                return true;
            }
            at = at.getCause();
        }
        return false;
    }

    private static boolean isHarmful(Throwable thrown) {
        return thrown.toString().chars().anyMatch(each -> HarmlessText.isHarmful((char) each));
    }

    @Override
    public String toString() {
        return shown;
    }
}
