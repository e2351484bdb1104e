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

/**
 * Shown one piece of evidence after the other: a dependency before what was observed of it, and of that the earlier first.
 *
 * @param <E> what it may throw
 */
public interface EvidenceVisitor<E extends Exception> {

    void dependency(Dependency dependency) throws E;

    /** Observations of which only the run is told; none of them is told by itself. */
    void run(Run run) throws E;

    void observation(Observation observation) throws E;

    void responses(ResponseCount responses) throws E;

    void errorLine(ErrorLine line) throws E;

    void reading(SourceReading reading) throws E;

    void change(Change change) throws E;

    void incident(Incident incident) throws E;
}
