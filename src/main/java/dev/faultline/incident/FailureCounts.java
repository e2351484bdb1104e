// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.incident;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How often the app failed in an incident, and where.
 *
 * @param route the route that failed, if only one did
 * @param routes what is known of each route that failed, the most errors first
 * @param errors how many 5xx answers, as the source that saw most of them counted; 0 if nobody counted
 * @param requests how many answers in all in that time, if that is known
 */
public record FailureCounts(Optional<String> route, List<FailingRoute> routes, long errors, OptionalLong requests) {

    /** Nobody counted. */
    public static final FailureCounts NONE = new FailureCounts(Optional.empty(), List.of(), 0, OptionalLong.empty());

    public FailureCounts {
        routes = List.copyOf(routes);
    }

    /** The same of one route, whatever was counted. */
    public FailureCounts of(String only) {
        return new FailureCounts(Optional.of(only), routes, errors, requests);
    }
}
