// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.incident;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * An error window, and what was made of it.
 *
 * @param id unique, sorts by when it was opened; letters, digits and {@code -}
 * @param origin who says that there was one
 * @param state how far it has come
 * @param from the earliest instant at which the first error may have happened
 * @param to the latest instant at which the last error seen so far may have happened; after {@code from}
 * @param counts how often the app failed in it
 * @param notes what people said of it
 * @param verdict the latest verdict on it, if there was one
 */
public record Incident(
        String id,
        Origin origin,
        State state,
        Instant from,
        Instant to,
        FailureCounts counts,
        IncidentNotes notes,
        Optional<KeptVerdict> verdict) {

    /** Who says that there was one. */
    public enum Origin {
        /** Faultline itself, from the errors that it saw. */
        DETECTED,
        /** Somebody over the API. */
        RECORDED
    }

    /**
     * How far an incident has come.
     *
     * <pre>
     * OPEN ──no error for close-after──▶ CLOSED ──max-lag has passed──▶ FINAL
     * </pre>
     */
    public enum State {
        /** Errors still come in; its end is that of the last one. */
        OPEN,
        /** It is over; its verdict may still change, as causes precede errors by up to the lag. */
        CLOSED,
        /** Its verdict is the last one. */
        FINAL
    }

    public Incident {
        Objects.requireNonNull(id);
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException("an incident ends after it starts, not " + from + " to " + to);
        }
    }

    /** One of which nothing else is known yet. */
    public static Incident of(String id, Origin origin, State state, Instant from, Instant to) {
        return new Incident(id, origin, state, from, to, FailureCounts.NONE, IncidentNotes.NONE, Optional.empty());
    }

    /** The route that failed, if only one did. */
    public Optional<String> route() {
        return counts.route();
    }

    /** What is known of each route that failed, the most errors first. */
    public List<FailingRoute> routes() {
        return counts.routes();
    }

    /** How many 5xx answers; 0 if nobody counted. */
    public long errors() {
        return counts.errors();
    }

    /** How many answers in all in its time, if that is known. */
    public OptionalLong requests() {
        return counts.requests();
    }

    /** The same, gone from one state to another. */
    public Incident in(State next) {
        return new Incident(id, origin, next, from, to, counts, notes, verdict);
    }

    /** The same under another id. */
    public Incident withId(String next) {
        return new Incident(next, origin, state, from, to, counts, notes, verdict);
    }

    /** The same over another span. */
    public Incident over(Instant start, Instant end) {
        return new Incident(id, origin, state, start, end, counts, notes, verdict);
    }

    /** The same with other counts. */
    public Incident counting(FailureCounts next) {
        return new Incident(id, origin, state, from, to, next, notes, verdict);
    }

    /** The same with other notes. */
    public Incident noted(IncidentNotes next) {
        return new Incident(id, origin, state, from, to, counts, next, verdict);
    }

    /** The same with another verdict. */
    public Incident judged(KeptVerdict latest) {
        return new Incident(id, origin, state, from, to, counts, notes, Optional.of(latest));
    }
}
