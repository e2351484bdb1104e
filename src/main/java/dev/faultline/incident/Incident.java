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
 * @param kind what went wrong
 * @param state how far it has come
 * @param from the earliest instant at which the first error may have happened
 * @param to the latest instant at which the last error seen so far may have happened; after {@code from}
 * @param spans the stretches in which its errors came, by time; given none, it is one from {@code from} to {@code to}
 * @param counts how often the app failed in it
 * @param notes what people said of it
 * @param verdict the latest verdict on it, if there was one
 */
public record Incident(
        String id,
        Origin origin,
        IncidentKind kind,
        State state,
        Instant from,
        Instant to,
        List<IncidentSpan> spans,
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
     *  ▲                                   │                              │
     *  └───── another span of errors within 10 minutes of the last ───────┘
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
        Objects.requireNonNull(kind);
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException("an incident ends after it starts, not " + from + " to " + to);
        }
        spans = spans.isEmpty() ? List.of(new IncidentSpan(from, to)) : List.copyOf(spans);
    }

    /** One with errors of which nothing else is known yet. */
    public static Incident of(String id, Origin origin, State state, Instant from, Instant to) {
        return new Incident(
                id,
                origin,
                IncidentKind.ERRORS,
                state,
                from,
                to,
                List.of(),
                FailureCounts.NONE,
                IncidentNotes.NONE,
                Optional.empty());
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

    /** Whether it was reported as over: one that came back is, once no more can come, not after each of its spans. */
    public boolean isReportedAsOver() {
        return state == State.FINAL || state == State.CLOSED && spans.size() == 1;
    }

    /** The same, gone from one state to another. */
    public Incident in(State next) {
        return new Incident(id, origin, kind, next, from, to, spans, counts, notes, verdict);
    }

    /** The same of another kind. */
    public Incident of(IncidentKind next) {
        return new Incident(id, origin, next, state, from, to, spans, counts, notes, verdict);
    }

    /** The same under another id. */
    public Incident withId(String next) {
        return new Incident(next, origin, kind, state, from, to, spans, counts, notes, verdict);
    }

    /** The same over another time, in one span. */
    public Incident over(Instant start, Instant end) {
        return over(start, end, List.of());
    }

    /** The same over another time, in these spans. */
    public Incident over(Instant start, Instant end, List<IncidentSpan> stretches) {
        return new Incident(id, origin, kind, state, start, end, stretches, counts, notes, verdict);
    }

    /** The same with other counts. */
    public Incident counting(FailureCounts next) {
        return new Incident(id, origin, kind, state, from, to, spans, next, notes, verdict);
    }

    /** The same with other notes. */
    public Incident noted(IncidentNotes next) {
        return new Incident(id, origin, kind, state, from, to, spans, counts, next, verdict);
    }

    /** The same with another verdict. */
    public Incident judged(KeptVerdict latest) {
        return new Incident(id, origin, kind, state, from, to, spans, counts, notes, Optional.of(latest));
    }
}
