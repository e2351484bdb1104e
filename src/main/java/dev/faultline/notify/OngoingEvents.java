// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.notify;

import dev.faultline.incident.Incident;
import dev.faultline.probe.Status;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What began and is not over, each as the event that it began with: what a receiver has to know that begins in the middle,
 * after a restart or another config. Thread-safe.
 */
final class OngoingEvents {

    private final Map<String, LiveEvent.OfDependency> failing = new LinkedHashMap<>();
    private final Map<String, LiveEvent.OfWindow> open = new LinkedHashMap<>();

    /** Notes what an event begins, changes or ends. */
    synchronized void note(LiveEvent event) {
        if (event instanceof LiveEvent.OfDependency dependency) {
            if (dependency.to() == Status.UP) {
                failing.remove(dependency.subject());
            } else {
                failing.put(dependency.subject(), dependency);
            }
        } else if (event instanceof LiveEvent.OfWindow window) {
            switch (window.type()) {
                case WINDOW_OPENED -> open.put(window.subject(), window);
                case WINDOW_CLOSED -> open.remove(window.subject());
                default -> open.computeIfPresent(window.subject(), (id, before) -> opening(window.incident()));
            }
        }
    }

    /** Adds incidents that opened before the start; what was noted since counts more. */
    synchronized void resume(Collection<Incident> incidents) {
        incidents.forEach(each -> open.putIfAbsent(each.id(), opening(each)));
    }

    private static LiveEvent.OfWindow opening(Incident incident) {
        return new LiveEvent.OfWindow(incident.from(), EventType.WINDOW_OPENED, incident);
    }

    /** The incidents that are open, then the dependencies and routes that fail. */
    synchronized Ongoing now() {
        return new Ongoing(List.copyOf(open.values()), List.copyOf(failing.values()));
    }

    /**
     * What goes on at one instant.
     *
     * @param open the incidents
     * @param failing the dependencies and routes, by when they began
     */
    record Ongoing(List<LiveEvent.OfWindow> open, List<LiveEvent.OfDependency> failing) {}
}
