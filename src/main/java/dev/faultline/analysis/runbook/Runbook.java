// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis.runbook;

import java.util.List;

/** Fills in the runbook for HTTP 500. Pure, without state, thread-safe. */
public final class Runbook {

    /** The report that the facts make. */
    public Report fill(ReportInput facts) {
        var downstream = DownstreamStep.of(facts);
        var storage = StorageStep.of(facts);
        var steps = List.of(
                RouteStep.of(facts),
                ChangesStep.of(facts),
                EnvironmentStep.of(facts),
                downstream,
                storage,
                ReproduceStep.of(facts),
                RollBackStep.of(facts, downstream, storage),
                ReTestStep.of(facts),
                HygieneStep.of(facts));
        return new Report(
                facts.app(),
                facts.incident().map(incident -> incident.id()),
                facts.window(),
                ReportConclusion.of(facts, steps),
                steps);
    }
}
