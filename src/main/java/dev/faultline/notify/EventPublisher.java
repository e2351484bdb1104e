// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.notify;

import dev.faultline.changes.Change;
import dev.faultline.changes.ChangeListener;
import dev.faultline.dependency.DependencyKind;
import dev.faultline.incident.Incident;
import dev.faultline.incident.IncidentListener;
import dev.faultline.probe.Status;
import dev.faultline.probe.scheduler.ProbeListener;
import dev.faultline.probe.scheduler.StatusChange;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/** Makes events of what the parts of the program notice. Thread-safe. */
public final class EventPublisher implements ProbeListener, IncidentListener, ChangeListener {

    private final EventStream events;
    private final InstantSource clock;

    public EventPublisher(EventStream events, InstantSource clock) {
        this.events = events;
        this.clock = clock;
    }

    @Override
    public void changed(StatusChange change) {
        var confirming = change.confirming();
        events.publish(new LiveEvent.OfDependency(
                confirming.startedAt().truncatedTo(ChronoUnit.MILLIS),
                type(change.dependency().kind().equals(DependencyKind.ROUTE), change.to()),
                change.dependency(),
                change.from(),
                change.to(),
                confirming.failure(),
                confirming.message()));
    }

    private static EventType type(boolean route, Status to) {
        return switch (to) {
            case UP -> route ? EventType.ROUTE_UP : EventType.DEPENDENCY_UP;
            case DEGRADED -> route ? EventType.ROUTE_DEGRADED : EventType.DEPENDENCY_DEGRADED;
            case DOWN, UNKNOWN -> route ? EventType.ROUTE_DOWN : EventType.DEPENDENCY_DOWN;
        };
    }

    @Override
    public void changed(Change change) {
        events.publish(new LiveEvent.OfChange(change));
    }

    @Override
    public void opened(Incident incident) {
        events.publish(window(EventType.WINDOW_OPENED, incident));
    }

    @Override
    public void closed(Incident incident) {
        events.publish(window(EventType.WINDOW_CLOSED, incident));
    }

    @Override
    public void judged(Incident incident) {
        events.publish(window(EventType.WINDOW_JUDGED, incident));
    }

    private LiveEvent window(EventType type, Incident incident) {
        return new LiveEvent.OfWindow(clock.instant().truncatedTo(ChronoUnit.MILLIS), type, incident);
    }
}
