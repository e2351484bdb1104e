package dev.faultline.incident;

import java.time.Instant;
import java.util.List;

/**
 * A verdict as it was kept with its incident.
 *
 * @param at when it was given
 * @param answer the answer's name
 * @param summary it in one sentence
 * @param suspects the names of the suspects, the likeliest first
 * @param document the whole of it, as the API gives it (JSON)
 */
public record KeptVerdict(Instant at, String answer, String summary, List<String> suspects, String document) {

    public KeptVerdict {
        suspects = List.copyOf(suspects);
    }
}
