// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
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
 * @param kind what went wrong
 * @param state how far it has come
 * @param from the earliest instant at which the first error may have happened
 * @param to the latest instant at which the last error seen so far may have happened
 * @param route the route that failed, if only one did
 * @param errors how many 5xx answers; 0 if nobody counted
 * @param title one line by whoever recorded it, may be empty
 * @param verdict what the kept verdict comes to, if there is one
 */
public record IncidentOutline(
        String id,
        Origin origin,
        IncidentKind kind,
        State state,
        Instant from,
        Instant to,
        Optional<String> route,
        long errors,
        String title,
        Optional<VerdictHeadline> verdict) {

    /** That of an incident. */
    public static IncidentOutline of(Incident incident) {
        return new IncidentOutline(
                incident.id(),
                incident.origin(),
                incident.kind(),
                incident.state(),
                incident.from(),
                incident.to(),
                incident.route(),
                incident.errors(),
                incident.notes().title(),
                incident.verdict().map(KeptVerdict::headline));
    }

    /** The name of the verdict's answer; absent while there is none. */
    public Optional<String> answer() {
        return verdict.map(VerdictHeadline::answer);
    }

    /** The verdict in one sentence; empty while there is none. */
    public String summary() {
        return verdict.map(VerdictHeadline::summary).orElse("");
    }

    /** The names of the verdict's suspects, the likeliest first; empty while there is none. */
    public List<String> suspects() {
        return verdict.map(VerdictHeadline::suspects).orElse(List.of());
    }
}
