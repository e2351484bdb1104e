// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.notify;

/**
 * Who tells.
 *
 * @param app the app this instance stands beside
 * @param instance the name of this instance
 */
public record EventSender(String app, String instance) {}
