// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.notify;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What sort of thing happened. */
public enum EventType {
    /** A dependency was confirmed down. */
    DEPENDENCY_DOWN,
    /** A dependency was confirmed to answer, but slowly or with a warning. */
    DEPENDENCY_DEGRADED,
    /** A dependency was confirmed up. */
    DEPENDENCY_UP,
    /** A route of the app, asked by the sidecar, was confirmed down. */
    ROUTE_DOWN,
    /** A route was confirmed to answer, but slowly. */
    ROUTE_DEGRADED,
    /** A route was confirmed up. */
    ROUTE_UP,
    /** An error window opened, or was recorded. */
    WINDOW_OPENED,
    /** An error window closed. */
    WINDOW_CLOSED,
    /** The verdict on an error window is another than before. */
    WINDOW_JUDGED,
    /** Something was changed around the app. */
    CHANGE;

    /** The word used in every answer and in the config file, such as {@code window-opened}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The type with the given label, if there is one. */
    public static Optional<EventType> ofLabel(String label) {
        return Arrays.stream(values())
                .filter(type -> type.label().equals(label))
                .findFirst();
    }
}
