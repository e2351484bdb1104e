// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis.runbook;

import dev.faultline.analysis.runbook.RouteTally.Count;
import dev.faultline.errors.FailureProfile;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The evidence of step 1: what was counted of which route, and the error lines. */
final class RouteEvidence {

    private static final int SIGNATURES = 20;

    private RouteEvidence() {}

    static EvidenceFields of(ReportInput facts, Optional<Count> count) {
        var evidence = new EvidenceFields();
        count.ifPresent(found -> evidence.with("source", found.source().label())
                .with("errors", found.errors())
                .with("requests", found.requests())
                .with("statuses", statuses(found.profile()))
                .with("durations", durations(found.profile())));
        evidence.with(
                "routes",
                count.map(Count::routes).orElse(List.of()).stream()
                        .map(each -> new EvidenceFields()
                                .with("route", each.route())
                                .with("errors", each.errors())
                                .with("requests", each.requests())
                                .with("first", each.first())
                                .with("last", each.last())
                                .with("statuses", statuses(each.profile()))
                                .values())
                        .toList());
        evidence.with(
                "unread",
                facts.troubles().stream()
                        .map(each -> RouteSilence.unread(each).values())
                        .toList());
        return evidence.with(
                "signatures",
                facts.lines().stream()
                        .limit(SIGNATURES)
                        .map(each -> signature(each).values())
                        .toList());
    }

    /** How many errors had which status; absent where no status is known. */
    private static Optional<Map<String, Long>> statuses(FailureProfile profile) {
        return Optional.of(profile.statuses().occurring()).filter(counts -> !counts.isEmpty());
    }

    /** How many had run for how long; absent where nobody timed them. */
    private static Optional<List<Map<String, Object>>> durations(FailureProfile profile) {
        return Optional.of(profile.durations().groups())
                .filter(groups -> !groups.isEmpty())
                .map(groups -> groups.stream()
                        .map(each -> new EvidenceFields()
                                .with("errors", each.count())
                                .with("mean", each.duration())
                                .values())
                        .toList());
    }

    private static EvidenceFields signature(GroupedLine each) {
        var line = each.line();
        return new EvidenceFields()
                .with("id", line.signature().id())
                .with("count", line.count())
                .with("first", line.first())
                .with("last", line.last())
                .with("types", line.signature().types())
                .with("frames", line.signature().frames())
                .with("message", line.message())
                .with("logger", line.logger())
                .with("dependency", each.dependency());
    }
}
