package dev.faultline.incident;

import dev.faultline.incident.Incident.Origin;
import dev.faultline.incident.Incident.State;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An incident without its evidence, as a list shows it.
 *
 * @param id that of the incident
 * @param origin who says that there was one
 * @param state how far it has come
 * @param from the earliest instant at which the first error may have happened
 * @param to the latest instant at which the last error seen so far may have happened
 * @param route the route that failed, if only one did
 * @param errors how many 5xx answers; 0 if nobody counted
 * @param title one line by whoever recorded it, may be empty
 * @param answer the answer's name of the kept verdict; absent while there is none
 * @param summary that verdict in one sentence; empty while there is none
 * @param suspects the names of its suspects, the likeliest first
 */
public record IncidentOutline(
        String id,
        Origin origin,
        State state,
        Instant from,
        Instant to,
        Optional<String> route,
        long errors,
        String title,
        Optional<String> answer,
        String summary,
        List<String> suspects) {

    public IncidentOutline {
        suspects = List.copyOf(suspects);
    }

    /** That of an incident. */
    public static IncidentOutline of(Incident incident) {
        var verdict = incident.verdict();
        return new IncidentOutline(
                incident.id(),
                incident.origin(),
                incident.state(),
                incident.from(),
                incident.to(),
                incident.route(),
                incident.errors(),
                incident.title(),
                verdict.map(KeptVerdict::answer),
                verdict.map(KeptVerdict::summary).orElse(""),
                verdict.map(KeptVerdict::suspects).orElse(List.of()));
    }
}
