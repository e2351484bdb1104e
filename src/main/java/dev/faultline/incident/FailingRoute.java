// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.incident;

import java.time.Instant;
import java.util.OptionalLong;

/**
 * What is known of one route in an incident.
 *
 * @param route as the source names it
 * @param errors how many 5xx answers
 * @param requests how many answers in all in the incident's time, if that is known
 * @param first the earliest instant of its first error
 * @param last the latest instant of its last error
 */
public record FailingRoute(String route, long errors, OptionalLong requests, Instant first, Instant last) {}
