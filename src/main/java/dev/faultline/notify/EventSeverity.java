// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.notify;

import dev.faultline.probe.Status;

/** How grave an event is among log records. */
enum EventSeverity {
    INFO(9),
    WARN(13),
    ERROR(17);

    private final int number;

    EventSeverity(int number) {
        this.number = number;
    }

    /** Its number in OpenTelemetry. */
    int number() {
        return number;
    }

    static EventSeverity of(LiveEvent event) {
        return switch (event.type()) {
            case WINDOW_OPENED -> ERROR;
            case DEPENDENCY_DOWN ->
                event instanceof LiveEvent.OfDependency down
                                && down.to() == Status.DOWN
                                && down.dependency().critical()
                        ? ERROR
                        : WARN;
            case DEPENDENCY_DEGRADED, ROUTE_DOWN, ROUTE_DEGRADED -> WARN;
            case DEPENDENCY_UP, ROUTE_UP, WINDOW_CLOSED, WINDOW_JUDGED, CHANGE -> INFO;
        };
    }
}
