// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe;

import dev.faultline.text.DurationWords;
import java.time.Duration;
import java.time.Instant;

/**
 * A jump of the wall clock.
 *
 * @param expected what the wall clock would show now without it
 * @param by how far it jumped; negative: back
 */
public record ClockJump(Instant expected, Duration by) {

    private static final String BEGINNING = "the wall clock jumped ";

    /** One clause for a log line or a message. */
    public String inWords() {
        return BEGINNING + (by.isNegative() ? "back" : "forward") + " by " + DurationWords.of(by.abs());
    }

    /** Whether the message of an observation is that clause. */
    public static boolean isToldBy(String message) {
        return message.startsWith(BEGINNING);
    }
}
