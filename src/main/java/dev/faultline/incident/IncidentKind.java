// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.incident;

/** What went wrong in an incident, as far as its window shows it. */
public enum IncidentKind {
    /** The app responded with 5xx. */
    ERRORS,
    /** Most of the app's routes failed when Faultline asked them; no 5xx was counted. */
    ROUTES_FAIL,
    /** Requests that came steadily stopped; no 5xx was counted. */
    NO_TRAFFIC
}
