// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.hub.reading;

import dev.faultline.hub.CellsAnswer;
import dev.faultline.hub.FleetObservations;
import dev.faultline.hub.FleetObservations.InstanceObservation;
import dev.faultline.hub.FleetObservations.ObservationGap;
import dev.faultline.hub.ObservationQuestion;
import java.util.List;
import java.util.concurrent.Semaphore;

/** Single observations of a dependency, from all databases at once. Thread-safe. */
public final class ObservationArchive {

    private final FleetCells cells;

    /** Each question in work unpacks hours of observations. */
    private final Semaphore places = new Semaphore(2, true);

    public ObservationArchive(FleetCells cells) {
        this.cells = cells;
    }

    /** The first ones that the question asks for, and what is missing. */
    public FleetObservations find(ObservationQuestion question) {
        places.acquireUninterruptibly();
        try {
            var answer = cells.ask(reader -> new ObservationSearch(reader, question).find());
            var all = answer.found().stream()
                    .flatMap(cell -> cell.observations().stream())
                    .sorted(InstanceObservation.ORDER)
                    .toList();
            return new FleetObservations(
                    FleetDirectory.roster(
                            new CellsAnswer<>(
                                    answer.found().stream()
                                            .map(cell -> new FleetDirectory.CellRoster(cell.instances(), List.of()))
                                            .toList(),
                                    answer.missing()),
                            question.from()),
                    answer.found().stream().anyMatch(ObservationSearch.CellObservations::known),
                    all.subList(0, Math.min(question.limit(), all.size())),
                    all.size() > question.limit(),
                    answer.found().stream()
                            .flatMap(cell -> cell.gaps().stream())
                            .sorted(ObservationGap.ORDER)
                            .toList());
        } finally {
            places.release();
        }
    }
}
