// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.web.metrics;

import dev.faultline.analysis.verdict.VerdictAnswer;
import dev.faultline.incident.Incident;
import dev.faultline.incident.IncidentListener;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Counts the incidents that ended, by the answer that they ended with. */
@Singleton
public final class IncidentMeters implements IncidentListener {

    /** The answer of what could not be judged. */
    private static final String NONE = "none";

    private final Map<String, Counter> judged = new HashMap<>();
    private final Counter unjudged;

    IncidentMeters(MeterRegistry registry) {
        Arrays.stream(VerdictAnswer.values())
                .map(answer -> label(answer.name()))
                .forEach(label -> judged.put(label, counter(registry, label)));
        unjudged = counter(registry, NONE);
    }

    private static Counter counter(MeterRegistry registry, String answer) {
        return Counter.builder("faultline.incidents")
                .description("Incidents that ended, by the answer to whether a dependency failed with them")
                .tag("answer", answer)
                .register(registry);
    }

    @Override
    public void closed(Incident incident) {
        incident.verdict()
                .map(verdict -> judged.get(label(verdict.headline().answer())))
                .orElse(unjudged)
                .increment();
    }

    private static String label(String answer) {
        return answer.toLowerCase(Locale.ROOT);
    }
}
