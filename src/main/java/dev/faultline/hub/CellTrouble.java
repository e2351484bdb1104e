// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.hub;

/**
 * A database that could not be read.
 *
 * @param database {@code host:port/name}
 * @param reason what it said, in one line
 */
public record CellTrouble(String database, String reason) {}
