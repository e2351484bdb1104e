// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.hub.answer;

import dev.faultline.hub.FleetIncident;
import dev.faultline.hub.FleetRoster;
import java.util.List;

/**
 * Incidents of a fleet.
 *
 * @param incidents the latest first
 * @param roster whose they are, and which databases could not be read
 */
public record FleetIncidents(List<FleetIncident> incidents, FleetRoster roster) {

    public FleetIncidents {
        incidents = List.copyOf(incidents);
    }
}
