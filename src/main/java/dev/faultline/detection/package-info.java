// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
/**
 * Errors become windows, windows become incidents, and each incident gets its verdict. {@code DetectionLoop} is the way in; the
 * others answer one question each:
 *
 * <ul>
 *   <li>Who reads the sources? {@code ErrorReaders}, one {@code ErrorReader} each.
 *   <li>Which responses count? {@code CountingRule}, {@code UngroupedErrors}.
 *   <li>When does an incident open, and what belongs to it? {@code IncidentGrouper}; {@code OutageIncidents} where no 5xx tells.
 *   <li>When does it close, and when is it judged again? {@code IncidentLifecycle}, with {@code IncidentVerdicts}.
 *   <li>Who hears of it? {@code IncidentNotifier}; {@code SweepTrigger} has everything probed at its first error.
 * </ul>
 */
@NullMarked
package dev.faultline.detection;

import org.jspecify.annotations.NullMarked;
