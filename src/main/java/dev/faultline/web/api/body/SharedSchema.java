// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.web.api.body;

/** What the descriptions of several bodies have in common: the same key is described in the same words. */
final class SharedSchema {

    /** An example of a time. */
    static final String TIME = "2026-11-22T14:02:11.000Z";

    static final String INSTANT = "A time as from takes it, or epoch seconds or milliseconds";
    static final String LAST = "A duration up to now, instead of from and to";
    static final String ZONE_OF_TIME = "The time zone or offset of a time that names none; default UTC";
    static final String ZONE_OF_TIMES = "The time zone or offset of times that name none; default UTC";
    static final String LINKS = "Addresses, or ids of other incidents";
    static final String ROWS = "The rows; at most 10,000";

    /** The longest duration that is taken, a day in milliseconds. */
    static final String DAY_MILLIS = "86400000";

    private SharedSchema() {}
}
