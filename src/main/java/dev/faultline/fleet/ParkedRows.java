// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.fleet;

/**
 * Rows that the fleet's database refused, and that are tried again later.
 *
 * @param count how many
 * @param reason why the latest was; empty if there is none
 */
public record ParkedRows(long count, String reason) {

    /** None. */
    public static final ParkedRows NONE = new ParkedRows(0, "");
}
