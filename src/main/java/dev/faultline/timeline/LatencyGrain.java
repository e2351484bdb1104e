// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.timeline;

/** How finely a store shows how long answers took. */
public enum LatencyGrain {
    /** Each by itself, as long as it is kept; what has expired by the hour. Takes time for each. */
    EACH,
    /** Taken together, each sum of what started within one hour: cheap also over a month. */
    HOUR
}
