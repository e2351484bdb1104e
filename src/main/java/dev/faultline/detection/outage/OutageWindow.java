// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.detection.outage;

import dev.faultline.incident.IncidentKind;
import java.time.Instant;

/**
 * A stretch of time in which the app failed without a 5xx.
 *
 * @param kind what shows it, not {@code ERRORS}
 * @param from from when on it shows
 * @param to up to when it certainly does so far, after {@code from}
 * @param isOngoing whether nothing has shown yet that it is over
 */
public record OutageWindow(IncidentKind kind, Instant from, Instant to, boolean isOngoing) {}
