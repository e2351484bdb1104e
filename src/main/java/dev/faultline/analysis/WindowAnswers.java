// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis;

import dev.faultline.timeline.LatencyVisitor;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** How long each dependency took to answer on average in a window, as far as the store showed it. */
final class WindowAnswers implements LatencyVisitor {

    private static final int LEAST = 10;

    private final Map<String, Answered> answered = new HashMap<>();

    private record Answered(long count, long micros) {

        Answered plus(Answered other) {
            return new Answered(count + other.count, micros + other.micros);
        }
    }

    @Override
    public void took(String dependency, long firstMillis, long lastMillis, long count, long micros) {
        answered.merge(dependency, new Answered(count, micros), Answered::plus);
    }

    /** Absent where fewer than {@value #LEAST} were shown: the mean of a few is high by chance, and their past is dear to read. */
    Optional<Duration> mean(String dependency) {
        return Optional.ofNullable(answered.get(dependency))
                .filter(all -> all.count() >= LEAST)
                .map(all -> Duration.ofNanos(1_000 * all.micros() / all.count()));
    }
}
