// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.notify;

import dev.faultline.changes.Change;
import dev.faultline.dependency.Dependency;
import dev.faultline.dependency.RouteDependency;
import dev.faultline.incident.Incident;
import dev.faultline.probe.FailureClass;
import dev.faultline.probe.Status;
import java.time.Instant;

/** Something that happened and that somebody outside may want to be told at once. */
public sealed interface LiveEvent {

    /** When it happened, as far as is known; in whole milliseconds. */
    Instant at();

    EventType type();

    /** What it is about: the name of a dependency, the id of an incident, what was changed. */
    String subject();

    /** It in one sentence. */
    String summary();

    /** Whether it says no more than that something is up when the watching starts, which is no news. */
    default boolean isFirstUp() {
        return this instanceof OfDependency dependency
                && dependency.from() == Status.UNKNOWN
                && dependency.to() == Status.UP;
    }

    /**
     * The confirmed status of a dependency, or of a route, changed.
     *
     * @param at when the probe that confirmed it started
     * @param from confirmed before; {@code UNKNOWN} if nothing was
     * @param to confirmed now, never {@code UNKNOWN}
     */
    record OfDependency(
            Instant at,
            EventType type,
            Dependency dependency,
            Status from,
            Status to,
            FailureClass failure,
            String message)
            implements LiveEvent {

        @Override
        public String subject() {
            return dependency.name();
        }

        @Override
        public String summary() {
            var cause = failure == FailureClass.NONE ? "" : " (" + failure.label() + ")";
            var said = failure == FailureClass.NONE || message.isEmpty() ? "" : ": " + message;
            if (RouteDependency.isOne(dependency.name()) && failure != FailureClass.NONE && to == Status.DOWN) {
                return EventWording.of("Route " + RouteDependency.nameOf(dependency.name()) + " fails"
                        + (message.isEmpty() ? cause : said));
            }
            return EventWording.of(dependency.name() + " is " + EventWording.word(to) + cause + said);
        }
    }

    /** An error window opened, closed or was judged. */
    record OfWindow(Instant at, EventType type, Incident incident) implements LiveEvent {

        @Override
        public String subject() {
            return incident.id();
        }

        @Override
        public String summary() {
            return EventWording.of(type, incident);
        }
    }

    /** Something was changed around the app. */
    record OfChange(Change change) implements LiveEvent {

        @Override
        public Instant at() {
            return change.at();
        }

        @Override
        public EventType type() {
            return EventType.CHANGE;
        }

        @Override
        public String subject() {
            return change.subject();
        }

        @Override
        public String summary() {
            return EventWording.of(change);
        }
    }
}
