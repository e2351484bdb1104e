// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.hub.verdict;

import dev.faultline.analysis.verdict.Finding;
import dev.faultline.analysis.verdict.Judge;
import dev.faultline.analysis.verdict.VerdictAnswer;
import dev.faultline.dependency.DependencyKind;
import dev.faultline.hub.FleetHistory;
import dev.faultline.hub.FleetHistory.InstanceIncident;
import dev.faultline.hub.FleetHistory.NoticedChange;
import dev.faultline.hub.FleetIncident;
import dev.faultline.hub.FleetInstance;
import dev.faultline.hub.verdict.FleetVerdict.FleetChange;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;

/** Judges an error window by what all instances of an app observed. Pure, without state, thread-safe. */
public final class FleetJudge {

    private static final double HALF = 0.5 - 1e-9;

    private FleetJudge() {}

    /** The verdict, without notes, and before it is known how other apps observed the same endpoints. */
    public static FleetVerdict judge(FleetQuestion question, FleetHistory history) {
        var views = new InstanceViews(question, history);
        var fleet = views.fleet();
        var findings = views.of(fleet).values().stream()
                .map(each -> FindingConsensus.of(question, each))
                .sorted(order())
                .toList();
        return new FleetVerdict(
                question,
                answer(findings),
                fleet,
                fleet.stream().filter(each -> isBehind(question, each)).toList(),
                findings,
                changes(question, history),
                incidents(question, history),
                List.of(),
                history.roster().missing());
    }

    private static Comparator<FleetFinding> order() {
        return Comparator.comparing((FleetFinding each) -> each.finding().isRelatedFailure() ? 0 : 1)
                .thenComparing(
                        each -> each.finding().isFailure() ? 0 : each.finding().isOpen() ? 1 : 2)
                .thenComparing(each -> -each.explained().least())
                .thenComparing(each -> each.dependency().name());
    }

    private static VerdictAnswer answer(List<FleetFinding> findings) {
        var failed = findings.stream()
                .filter(each -> each.finding().isRelatedFailure())
                .toList();
        if (failed.stream().anyMatch(each -> each.explained().least() >= HALF)) {
            return VerdictAnswer.COINCIDES;
        }
        if (!failed.isEmpty()) {
            return VerdictAnswer.PARTLY_COINCIDES;
        }
        return findings.isEmpty() || findings.stream().anyMatch(each -> leavesOpen(each, findings))
                ? VerdictAnswer.INCONCLUSIVE
                : VerdictAnswer.DOES_NOT_COINCIDE;
    }

    /** What goes over the pods' network is known from the others. */
    private static boolean leavesOpen(FleetFinding each, List<FleetFinding> all) {
        var isTheWayToOthers = each.dependency().kind().equals(DependencyKind.NETWORK) && all.size() > 1;
        return each.finding() != Finding.CLEARED && each.finding().isOpen() && !isTheWayToOthers;
    }

    private static boolean isBehind(FleetQuestion question, FleetInstance each) {
        return (each.state() != FleetInstance.InstanceState.ENDED || each.isSilent())
                && each.reportedUntil()
                        .filter(until -> !until.isBefore(question.window().to()))
                        .isEmpty();
    }

    private static List<FleetChange> changes(FleetQuestion question, FleetHistory history) {
        var earliest = question.window().from().minus(Judge.CHANGES_BEFORE);
        var groups = new TreeMap<String, List<NoticedChange>>();
        for (var each : history.changes()) {
            groups.computeIfAbsent(
                            each.kind() + "\n" + each.subject() + "\n" + each.version(), key -> new ArrayList<>())
                    .add(each);
        }
        return groups.values().stream()
                .map(each -> change(each, history))
                .filter(each -> !each.at().isBefore(earliest)
                        && !each.at().isAfter(question.window().to()))
                .sorted(Comparator.comparing(FleetChange::at).reversed())
                .toList();
    }

    private static FleetChange change(List<NoticedChange> noticed, FleetHistory history) {
        var first = noticed.get(0);
        return new FleetChange(
                noticed.stream()
                        .map(each -> corrected(history, each.store(), each.at()))
                        .min(Instant::compareTo)
                        .orElse(first.at()),
                first.kind(),
                first.subject(),
                first.version(),
                noticed.stream().map(NoticedChange::store).distinct().count());
    }

    private static Instant corrected(FleetHistory history, UUID store, Instant at) {
        return history.roster().instances().stream()
                .filter(each -> each.store().equals(store))
                .findFirst()
                .map(each -> at.minus(history.ahead(each, at)))
                .orElse(at);
    }

    /** Those of an app, by the databases' clocks, that are one each. */
    public static List<FleetIncident> incidents(FleetHistory history) {
        return FleetIncident.of(history.incidents().stream()
                .map(each -> new InstanceIncident(
                        each.app(),
                        each.store(),
                        each.id(),
                        each.state(),
                        corrected(history, each.store(), each.from()),
                        corrected(history, each.store(), each.to()),
                        each.route(),
                        each.errors()))
                .toList());
    }

    private static List<FleetIncident> incidents(FleetQuestion question, FleetHistory history) {
        return incidents(history).stream()
                .filter(each -> !each.from().isAfter(question.window().to())
                        && !each.to().isBefore(question.window().from()))
                .toList();
    }
}
