// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.incident;

import dev.faultline.incident.Incident.State;
import dev.faultline.store.StoreUnavailable;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Keeps incidents and gives them back. Thread-safe. */
public interface IncidentStore {

    /**
     * Stores it in place of the one with its id, if there is one, before it returns.
     *
     * @throws StoreUnavailable if the disk cannot be written to
     */
    void save(Incident incident);

    Optional<Incident> incident(String id);

    /** Those that touch [{@code from}, {@code to}], the latest first. */
    List<Incident> incidents(Instant from, Instant to);

    /**
     * As {@link #incidents(Instant, Instant)}, those in the given state only, if one is given.
     *
     * @param limit at most so many, at least 1
     */
    List<Incident> incidents(Instant from, Instant to, Optional<State> state, int limit);

    /**
     * As {@link #incidents(Instant, Instant)}, without their evidence: cheap also where there are many.
     *
     * @param limit at most so many, at least 1
     */
    List<IncidentOutline> outlines(Instant from, Instant to, int limit);

    /** Those that are not final, by when they opened. */
    List<Incident> unsettled();

    /** Those that are not over, by when they opened. */
    default List<Incident> open() {
        return unsettled().stream().filter(each -> each.state() == State.OPEN).toList();
    }
}
