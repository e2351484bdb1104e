// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.testing;

import dev.faultline.incident.FailingRoute;
import dev.faultline.incident.FailureCounts;
import dev.faultline.incident.Incident;
import dev.faultline.incident.Incident.Origin;
import dev.faultline.incident.Incident.State;
import dev.faultline.incident.IncidentAnnotation;
import dev.faultline.incident.IncidentKind;
import dev.faultline.incident.IncidentNotes;
import dev.faultline.incident.IncidentSpan;
import dev.faultline.incident.KeptVerdict;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Builds an incident: a detected one that is closed, of which nothing else is known, but for what is said. */
public final class IncidentBuilder {

    private final String id;
    private final Instant from;
    private final Instant to;
    private Origin origin = Origin.DETECTED;
    private IncidentKind kind = IncidentKind.ERRORS;
    private State state = State.CLOSED;
    private Optional<String> route = Optional.empty();
    private List<FailingRoute> routes = List.of();
    private List<IncidentSpan> spans = List.of();
    private long errors;
    private OptionalLong requests = OptionalLong.empty();
    private IncidentNotes notes = IncidentNotes.NONE;
    private Optional<KeptVerdict> verdict = Optional.empty();

    public IncidentBuilder(String id, Instant from, Instant to) {
        this.id = id;
        this.from = from;
        this.to = to;
    }

    public IncidentBuilder origin(Origin by) {
        origin = by;
        return this;
    }

    public IncidentBuilder state(State reached) {
        state = reached;
        return this;
    }

    /** The only route that failed. */
    public IncidentBuilder route(Optional<String> only) {
        route = only;
        return this;
    }

    public IncidentBuilder routes(FailingRoute... failing) {
        routes = List.of(failing);
        return this;
    }

    public IncidentBuilder kind(IncidentKind what) {
        kind = what;
        return this;
    }

    public IncidentBuilder spans(IncidentSpan... stretches) {
        spans = List.of(stretches);
        return this;
    }

    public IncidentBuilder errors(long counted) {
        errors = counted;
        return this;
    }

    public IncidentBuilder requests(long counted) {
        requests = OptionalLong.of(counted);
        return this;
    }

    public IncidentBuilder notes(String title, List<IncidentAnnotation> annotations, List<String> links) {
        notes = new IncidentNotes(title, annotations, links);
        return this;
    }

    public IncidentBuilder verdict(KeptVerdict kept) {
        verdict = Optional.of(kept);
        return this;
    }

    public Incident build() {
        var counts = new FailureCounts(route, routes, errors, requests);
        return new Incident(id, origin, kind, state, from, to, spans, counts, notes, verdict);
    }
}
