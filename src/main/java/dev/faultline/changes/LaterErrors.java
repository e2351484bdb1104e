// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.changes;

import dev.faultline.basics.TimeOrder;
import dev.faultline.changes.ChangeContext.Errors;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The errors of a window that came back after a quiet time, looked at alone. */
final class LaterErrors {

    private LaterErrors() {}

    /**
     * What is known of the burst that began after a change which was made in the quiet before it, as if the errors before that
     * quiet had not been; absent if the change was made at another time.
     *
     * @param apart how far clocks may be apart
     */
    static Optional<ChangeContext> after(Instant change, ChangeContext known, Duration apart) {
        var bursts = known.bursts();
        for (var i = 1; i < bursts.size(); i++) {
            var ended = bursts.get(i - 1).to();
            if (!change.isBefore(ended.minus(apart))
                    && !change.isAfter(bursts.get(i).from().plus(apart))) {
                return Optional.of(alone(bursts.get(i), ended, known));
            }
        }
        return Optional.empty();
    }

    private static ChangeContext alone(ErrorBurst burst, Instant ended, ChangeContext known) {
        var since = known.errors().stream()
                .filter(each -> each.latest().isAfter(ended))
                .toList();
        return new ChangeContext(
                burst.from(),
                TimeOrder.later(burst.to(), burst.from().plusMillis(1)),
                known.trace(),
                since.stream()
                        .map(Errors::latest)
                        .filter(latest -> !latest.isBefore(burst.from()))
                        .min(Comparator.naturalOrder()),
                List.of(burst),
                known.watchedSince().map(watched -> TimeOrder.later(watched, ended)),
                since,
                known.goodAnswers(),
                burst.suspects(),
                known.own());
    }
}
