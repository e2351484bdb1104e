// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.incident;

/** What went wrong in an incident, as far as its window shows it; what says more of it comes first. */
public enum IncidentKind {
    /** The app responded with 5xx. */
    ERRORS,
    /** Most of the app's routes failed when Faultline asked them; no 5xx was counted. */
    ROUTES_FAIL,
    /** Requests that came steadily stopped; no 5xx was counted. */
    NO_TRAFFIC;

    /** Whether an incident of this kind says more of a time than one of the other does. */
    public boolean outweighs(IncidentKind other) {
        return compareTo(other) < 0;
    }
}
