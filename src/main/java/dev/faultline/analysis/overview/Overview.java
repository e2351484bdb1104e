// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis.overview;

import dev.faultline.changes.Change;
import dev.faultline.incident.IncidentOutline;
import java.time.Instant;
import java.util.List;

/**
 * Everything that is known of a span of time.
 *
 * @param now when it was gathered
 * @param grid the span and its columns
 * @param dependencies those configured now, in their order, then those that only history knows and of which anything is
 *     known in the span
 * @param routes the app's own routes that are asked, in the same order
 * @param errors of each column
 * @param incidents those that touch the span, the latest first; at most {@value OverviewLoader#MOST_INCIDENTS}
 * @param changes those in the span, the latest first; at most {@value OverviewLoader#MOST_CHANGES}
 */
public record Overview(
        Instant now,
        ColumnGrid grid,
        List<OverviewLane> dependencies,
        List<OverviewLane> routes,
        ErrorColumns errors,
        List<IncidentOutline> incidents,
        List<Change> changes) {

    public Overview {
        dependencies = List.copyOf(dependencies);
        routes = List.copyOf(routes);
        incidents = List.copyOf(incidents);
        changes = List.copyOf(changes);
    }
}
