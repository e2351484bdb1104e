// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis.runbook;

import dev.faultline.analysis.wording.OutageWording;
import dev.faultline.incident.Incident;
import dev.faultline.incident.IncidentKind;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * An outage that left no 5xx: most of the checked routes failed, or requests stopped.
 *
 * @param kind which of the two
 * @param sentence it in words
 * @param failed the names of the routes that failed
 * @param usual how many requests a minute there were before they stopped, if that is known
 */
record QuietOutage(IncidentKind kind, String sentence, List<String> failed, OptionalDouble usual) {

    private static final int SEVERAL = 2;

    /** The one that the report's incident is of. */
    static Optional<QuietOutage> ofIncident(ReportInput facts) {
        return facts.incident()
                .filter(each -> each.kind() != IncidentKind.ERRORS)
                .map(each -> of(each, facts));
    }

    /** The one that the checks of the routes show: at least two failed, and at least half. */
    static Optional<QuietOutage> ofRoutes(ReportInput facts) {
        var failed = failed(facts);
        return failed.size() >= SEVERAL && failed.size() * 2 >= facts.routes().size()
                ? Optional.of(failing(failed, facts))
                : Optional.empty();
    }

    private static QuietOutage of(Incident incident, ReportInput facts) {
        if (incident.kind() == IncidentKind.ROUTES_FAIL) {
            return failing(failed(facts), facts);
        }
        var length = Duration.between(incident.from(), incident.to());
        var usual = facts.usualRate();
        return new QuietOutage(
                incident.kind(), OutageWording.requestsStopped(usual, length, facts.isOpen()), List.of(), usual);
    }

    private static QuietOutage failing(List<String> failed, ReportInput facts) {
        return new QuietOutage(
                IncidentKind.ROUTES_FAIL,
                OutageWording.routesFailed(failed, facts.routes().size(), facts.countsAnswers()),
                failed,
                OptionalDouble.empty());
    }

    private static List<String> failed(ReportInput facts) {
        return facts.routes().stream()
                .map(each -> RouteCheckResult.of(facts, each))
                .filter(RouteCheckResult::failed)
                .map(RouteCheckResult::name)
                .toList();
    }

    EvidenceFields addTo(EvidenceFields evidence) {
        var added = evidence.with("kind", kind.name());
        if (kind == IncidentKind.ROUTES_FAIL) {
            return added.with("failed", failed);
        }
        return usual.isPresent() ? added.with("usual-a-minute", Math.round(usual.getAsDouble())) : added;
    }
}
