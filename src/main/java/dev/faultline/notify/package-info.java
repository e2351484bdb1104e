// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
/**
 * What happens while Faultline runs: an event stream for listeners, and webhooks that retry until the receiver has it. {@code
 * EventPublisher} is the way in; the others answer one question each:
 *
 * <ul>
 *   <li>Who listens? {@code EventStream}, and {@code WebhookDispatcher} for every receiver of the config.
 *   <li>What waits, what is sent again, what is given up? {@code Webhook}, of one receiver, after a {@code RetryBackoff}; {@code
 *       WebhookPost} is one attempt.
 *   <li>What is told together? {@code EventGroup}, {@code OngoingEvents}, and {@code AlertBook} for Alertmanager.
 *   <li>What does a message say? {@code EventWording}, in the {@code EventPayload} of a {@code PayloadFormat}.
 * </ul>
 */
@NullMarked
package dev.faultline.notify;

import org.jspecify.annotations.NullMarked;
