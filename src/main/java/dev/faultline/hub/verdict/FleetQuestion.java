// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.hub.verdict;

import dev.faultline.analysis.verdict.JudgedWindow;
import dev.faultline.analysis.verdict.VerdictQuestion;
import java.time.Instant;
import java.util.Optional;

/**
 * What a hub is asked.
 *
 * @param app whose errors they were
 * @param window the error window
 * @param dependency the only one to judge
 * @param instance the only one that counts
 * @param now the present
 */
public record FleetQuestion(
        String app, JudgedWindow window, Optional<String> dependency, Optional<String> instance, Instant now) {

    /** The question as each instance is asked it. */
    VerdictQuestion of(Instant known) {
        return VerdictQuestion.on(window, known);
    }

    /** The earliest instant that matters to the answer. */
    public Instant reachStart() {
        return of(now).reachStart();
    }

    /** The latest one. */
    public Instant reachEnd() {
        return of(now).windowReachEnd();
    }
}
