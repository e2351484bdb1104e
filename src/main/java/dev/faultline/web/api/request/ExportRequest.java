// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.web.api.request;

import dev.faultline.archive.ArchivedSpan;
import dev.faultline.basics.TimeOrder;
import dev.faultline.web.api.problem.ProblemException;
import java.time.Duration;
import java.util.Optional;

/** Reads which span is to be exported: a window, or an incident with some time around it. */
public final class ExportRequest {

    private static final Duration AROUND = Duration.ofMinutes(10);

    private ExportRequest() {}

    /**
     * Reads it. The caller has yet to {@link RequestInputs#end() end} the reading.
     *
     * @throws ProblemException if there is no incident with the given id
     */
    public static ArchivedSpan read(QueryParameters parameters, IncidentSearch incidents) {
        var id = parameters.text("incident");
        if (id.isEmpty()) {
            var span = RequestSpan.read(parameters, RequestLimits.LONGEST_WINDOW, Optional.empty());
            return new ArchivedSpan(span.from(), span.to(), parameters.now());
        }
        for (var other : new String[] {"from", "to", "last", "zone"}) {
            if (parameters.text(other).isPresent()) {
                parameters.reject(other, "either 'incident' or a span");
            }
        }
        var incident = incidents.named(id.get(), parameters.now());
        return new ArchivedSpan(
                incident.from().minus(AROUND),
                TimeOrder.earlier(incident.to().plus(AROUND), parameters.now()),
                parameters.now());
    }
}
