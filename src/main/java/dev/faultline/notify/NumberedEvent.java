// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.notify;

/**
 * An event with its place in the order of all events.
 *
 * @param id by which a listener that was away says what it has heard last; unique over restarts
 */
public record NumberedEvent(String id, LiveEvent event) {}
