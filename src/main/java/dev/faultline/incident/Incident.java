package dev.faultline.incident;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * An error window, and what was made of it.
 *
 * @param id unique, sorts by when it was opened; letters, digits and {@code -}
 * @param origin who says that there was one
 * @param state how far it has come
 * @param from the earliest instant at which the first error may have happened
 * @param to the latest instant at which the last error seen so far may have happened; after {@code from}
 * @param route the route that failed, if only one did
 * @param routes what is known of each route that failed, the most errors first
 * @param errors how many 5xx answers, as the source that saw most of them counted; 0 if nobody counted
 * @param requests how many answers in all in that time, if that is known
 * @param title one line by whoever recorded it, may be empty
 * @param annotations what people added, by time
 * @param links what it has to do with: addresses, or ids of other incidents
 * @param verdict the latest verdict on it, if there was one
 */
public record Incident(
        String id,
        Origin origin,
        State state,
        Instant from,
        Instant to,
        Optional<String> route,
        List<FailingRoute> routes,
        long errors,
        OptionalLong requests,
        String title,
        List<IncidentAnnotation> annotations,
        List<String> links,
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
        Objects.requireNonNull(title);
        routes = List.copyOf(routes);
        annotations = List.copyOf(annotations);
        links = List.copyOf(links);
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException("an incident ends after it starts, not " + from + " to " + to);
        }
    }

    /** The same, gone from one state to another. */
    public Incident in(State next) {
        return new Incident(
                id, origin, next, from, to, route, routes, errors, requests, title, annotations, links, verdict);
    }

    /** The same under another id. */
    public Incident withId(String next) {
        return new Incident(
                next, origin, state, from, to, route, routes, errors, requests, title, annotations, links, verdict);
    }

    /** The same over another span. */
    public Incident over(Instant start, Instant end) {
        return new Incident(
                id, origin, state, start, end, route, routes, errors, requests, title, annotations, links, verdict);
    }

    /** The same with other counts. */
    public Incident counting(Optional<String> only, List<FailingRoute> failing, long failed, OptionalLong answered) {
        return new Incident(
                id, origin, state, from, to, only, failing, failed, answered, title, annotations, links, verdict);
    }

    /** The same with another verdict. */
    public Incident judged(KeptVerdict latest) {
        return telling(annotations, links, Optional.of(latest));
    }

    /** The same with what somebody added to it. */
    public Incident noted(List<IncidentAnnotation> more, List<String> related) {
        return telling(
                Stream.concat(annotations.stream(), more.stream())
                        .sorted(Comparator.comparing(IncidentAnnotation::at))
                        .toList(),
                Stream.concat(links.stream(), related.stream()).distinct().toList(),
                verdict);
    }

    private Incident telling(List<IncidentAnnotation> notes, List<String> related, Optional<KeptVerdict> latest) {
        return new Incident(
                id, origin, state, from, to, route, routes, errors, requests, title, notes, related, latest);
    }
}
