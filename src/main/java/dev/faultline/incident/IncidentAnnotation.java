// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.incident;

import java.time.Instant;

/**
 * What somebody added to an incident.
 *
 * @param at when
 * @param text one line
 */
public record IncidentAnnotation(Instant at, String text) {}
