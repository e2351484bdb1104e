// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.hub.verdict;

import dev.faultline.analysis.verdict.VerdictAnswer;
import dev.faultline.hub.CellTrouble;
import dev.faultline.hub.FleetIncident;
import dev.faultline.hub.FleetInstance;
import dev.faultline.hub.FleetRoster;
import java.time.Instant;
import java.util.List;

/**
 * The answer for one error window of an app, over all its instances.
 *
 * @param question what was asked
 * @param answer the answer
 * @param fleet those that ran in the window
 * @param behind those of them that have not reported to its end
 * @param findings of each dependency, the likeliest cause first
 * @param changes before the end of the window, the latest first
 * @param incidents that touch the window
 * @param notes what else a responder has to know
 * @param missing the databases that could not be read
 */
public record FleetVerdict(
        FleetQuestion question,
        VerdictAnswer answer,
        List<FleetInstance> fleet,
        List<FleetInstance> behind,
        List<FleetFinding> findings,
        List<FleetChange> changes,
        List<FleetIncident> incidents,
        List<String> notes,
        List<CellTrouble> missing) {

    public FleetVerdict {
        fleet = List.copyOf(fleet);
        behind = List.copyOf(behind);
        findings = List.copyOf(findings);
        changes = List.copyOf(changes);
        incidents = List.copyOf(incidents);
        notes = List.copyOf(notes);
        missing = List.copyOf(missing);
    }

    /** Those that ran in the window, as a roster without their dependencies. */
    public FleetRoster roster() {
        return new FleetRoster(fleet, List.of(), missing);
    }

    /** The same with these notes. */
    public FleetVerdict noting(List<String> others) {
        return new FleetVerdict(question, answer, fleet, behind, findings, changes, incidents, others, missing);
    }

    /**
     * A change that instances noticed.
     *
     * @param at when the first did
     * @param instances how many did
     */
    public record FleetChange(Instant at, String kind, String subject, String version, long instances) {}
}
