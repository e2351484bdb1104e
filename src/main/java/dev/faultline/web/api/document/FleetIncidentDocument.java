// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.web.api.document;

import dev.faultline.hub.FleetIncident;
import dev.faultline.hub.answer.FleetIncidents;
import dev.faultline.hub.verdict.FleetVerdict;
import dev.faultline.web.api.document.FleetIncidentsDocument.FleetIncidentSummary;
import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * One incident of the fleet.
 *
 * @param incident it
 * @param verdict on its window, as it is now
 */
@RegisterForReflection
public record FleetIncidentDocument(FleetIncidentSummary incident, FleetVerdictDocument verdict) {

    public static FleetIncidentDocument of(FleetIncident incident, FleetIncidents all, FleetVerdict verdict) {
        return new FleetIncidentDocument(FleetIncidentSummary.of(incident, all), FleetVerdictDocument.of(verdict));
    }
}
