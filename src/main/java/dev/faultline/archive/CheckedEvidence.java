// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.archive;

import dev.faultline.changes.Change;
import dev.faultline.dependency.Dependency;
import dev.faultline.errors.ErrorLine;
import dev.faultline.errors.ResponseCount;
import dev.faultline.errors.SourceReading;
import dev.faultline.incident.Incident;
import dev.faultline.probe.Observation;
import dev.faultline.timeline.Run;

/** Looks at evidence and keeps nothing of it: a file that can be shown to it can be read to its end. */
public final class CheckedEvidence implements EvidenceVisitor<RuntimeException> {

    @Override
    public void dependency(Dependency dependency) {}

    @Override
    public void run(Run run) {}

    @Override
    public void observation(Observation observation) {}

    @Override
    public void responses(ResponseCount responses) {}

    @Override
    public void errorLine(ErrorLine line) {}

    @Override
    public void reading(SourceReading reading) {}

    @Override
    public void change(Change change) {}

    @Override
    public void incident(Incident incident) {}
}
