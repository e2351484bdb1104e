// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.errors;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How many errors had which status: each of the usual five by itself, since they come from different machines, and the rest
 * together. What has no status, such as a counter of all 5xx, is in none of them.
 *
 * @param internal 500: the app itself failed
 * @param unimplemented 501
 * @param badGateway 502: the gateway could not reach the app
 * @param unavailable 503: overloaded or not ready
 * @param gatewayTimeout 504: the gateway waited for the app in vain
 * @param other any other 5xx
 */
public record StatusCounts(
        long internal, long unimplemented, long badGateway, long unavailable, long gatewayTimeout, long other) {

    /** Of errors whose status nobody knows. */
    public static final StatusCounts NONE = new StatusCounts(0, 0, 0, 0, 0, 0);

    private static final int SERVER_ERROR = 500;
    private static final int BEYOND = 600;

    /** So many errors of one status; none if that is no 5xx. */
    public static StatusCounts of(int status, long count) {
        return status < SERVER_ERROR || status >= BEYOND
                ? NONE
                : switch (status) {
                    case 500 -> new StatusCounts(count, 0, 0, 0, 0, 0);
                    case 501 -> new StatusCounts(0, count, 0, 0, 0, 0);
                    case 502 -> new StatusCounts(0, 0, count, 0, 0, 0);
                    case 503 -> new StatusCounts(0, 0, 0, count, 0, 0);
                    case 504 -> new StatusCounts(0, 0, 0, 0, count, 0);
                    default -> new StatusCounts(0, 0, 0, 0, 0, count);
                };
    }

    public StatusCounts plus(StatusCounts more) {
        return new StatusCounts(
                internal + more.internal,
                unimplemented + more.unimplemented,
                badGateway + more.badGateway,
                unavailable + more.unavailable,
                gatewayTimeout + more.gatewayTimeout,
                other + more.other);
    }

    /** Of how many errors the status is known. */
    public long total() {
        return internal + unimplemented + badGateway + unavailable + gatewayTimeout + other;
    }

    /** Those that occurred, by their number in three digits and {@code 5xx} for all others, the lowest first. */
    public Map<String, Long> occurring() {
        var counts = new LinkedHashMap<String, Long>();
        counts.put("500", internal);
        counts.put("501", unimplemented);
        counts.put("502", badGateway);
        counts.put("503", unavailable);
        counts.put("504", gatewayTimeout);
        counts.put("5xx", other);
        counts.values().removeIf(count -> count == 0);
        return counts;
    }
}
