// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.web.api.document;

import dev.faultline.analysis.verdict.JudgedWindow;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The window that was really judged: with the whole of the incidents that the requested one cuts.
 *
 * @param from its start
 * @param to its end
 * @param duration from start to end
 * @param route the route that failed; null if unknown
 * @param errors how many errors were taken into account; 0 if none, so that all of the window was judged; null in the
 *     verdict of an incident, which has the number itself
 */
@RegisterForReflection
public record JudgedDocument(
        Instant from,
        Instant to,
        Duration duration,
        @Nullable String route,
        @Nullable Long errors) {

    static JudgedDocument of(JudgedWindow window, @Nullable Long errors) {
        return new JudgedDocument(
                window.from(), window.to(), window.duration(), window.route().orElse(null), errors);
    }
}
