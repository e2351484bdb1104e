// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.incident;

import java.time.Instant;

/**
 * A verdict as it is kept with its incident.
 *
 * @param at when it was given
 * @param headline what it comes to
 * @param stored the whole of it
 */
public record KeptVerdict(Instant at, VerdictHeadline headline, StoredVerdict stored) {}
