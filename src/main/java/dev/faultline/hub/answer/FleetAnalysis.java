// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.hub.answer;

import dev.faultline.basics.TimeOrder;
import dev.faultline.hub.FleetIncident;
import dev.faultline.hub.reading.FleetArchive;
import dev.faultline.hub.verdict.FleetJudge;
import dev.faultline.hub.verdict.FleetQuestion;
import dev.faultline.hub.verdict.FleetVerdict;
import dev.faultline.hub.verdict.NeighbourRules;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/** Reads what a question needs, and judges it. Thread-safe. */
public final class FleetAnalysis {

    private final FleetArchive archive;

    /** Each question in work holds the timelines that it is about. */
    private final Semaphore places = new Semaphore(2, true);

    public FleetAnalysis(FleetArchive archive) {
        this.archive = archive;
    }

    /** The verdict on the question, from all databases that can be read. */
    public FleetVerdict judge(FleetQuestion question) {
        places.acquireUninterruptibly();
        try {
            var history = archive.history(question.app(), question.reachStart(), question.reachEnd());
            var judged = FleetJudge.judge(question, history);
            var verdict = judged.noting(FleetNotes.of(judged, history.cut()));
            var endpoints = NeighbourRules.endpoints(verdict);
            if (endpoints.isEmpty()) {
                return verdict;
            }
            return NeighbourRules.beside(
                    verdict, archive.neighbours(question.app(), endpoints, question.reachStart(), question.reachEnd()));
        } finally {
            places.release();
        }
    }

    /** The incidents of one app, or of all, that touch a span, the latest first. */
    public FleetIncidents incidents(Optional<String> app, Instant from, Instant to) {
        var history = archive.incidents(app, from, to);
        return new FleetIncidents(
                FleetJudge.incidents(history).stream()
                        .filter(each -> !each.from().isAfter(to) && !each.to().isBefore(from))
                        .toList(),
                history.roster());
    }

    /** The incident of an app that has one of this id among those it consists of. */
    public Optional<FleetIncident> incident(String app, String id, Instant now) {
        var day = IncidentDay.of(id).orElse(now);
        var from = day.minus(Duration.ofDays(7));
        return incidents(Optional.of(app), from, TimeOrder.earlier(now, day.plus(Duration.ofDays(2))))
                .incidents()
                .stream()
                .filter(each -> each.has(id))
                .findFirst();
    }
}
