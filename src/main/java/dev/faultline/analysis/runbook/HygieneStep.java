// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis.runbook;

import dev.faultline.analysis.verdict.DependencyVerdict;
import dev.faultline.analysis.verdict.Finding;
import dev.faultline.analysis.wording.ConnectionWording;
import dev.faultline.analysis.wording.HygieneWording;
import dev.faultline.analysis.wording.SourceWording;
import dev.faultline.dependency.DependencyKind;
import dev.faultline.probe.ClockJump;
import dev.faultline.probe.FailureClass;
import dev.faultline.probe.ProberStall;
import dev.faultline.timeline.Run;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;

/** Step 9: what was missing to answer better, and the key that would bring it next time. */
final class HygieneStep {

    /**
     * One thing that was missing.
     *
     * @param key the key of the config file that brings it; empty if none does
     * @param why one sentence
     * @param passes whether it passes by itself: then there is nothing to do
     */
    private record Gap(String key, String why, boolean passes) {}

    private final ReportInput facts;
    private final List<Gap> gaps = new ArrayList<>();

    private HygieneStep(ReportInput facts) {
        this.facts = facts;
    }

    static RunbookStep of(ReportInput facts) {
        var step = new HygieneStep(facts);
        step.prober();
        step.unread();
        step.errors();
        step.changes();
        step.unwatched();
        step.dependencies();
        step.documents();
        step.resolution();
        step.baseline();
        step.routes();
        return step.filled();
    }

    private RunbookStep filled() {
        var lasting = gaps.stream().filter(gap -> !gap.passes()).toList();
        var state = lasting.isEmpty() ? StepState.CLEARED : StepState.FOUND;
        var missing = gaps.stream()
                .map(gap -> new EvidenceFields()
                        .with("key", gap.key())
                        .with("why", gap.why())
                        .values())
                .toList();
        return new RunbookStep(
                StepName.HYGIENE,
                state,
                sentence(lasting),
                gaps.size() == 1 ? List.of() : gaps.stream().map(Gap::why).toList(),
                new EvidenceFields().with("missing", missing));
    }

    private String sentence(List<Gap> lasting) {
        if (lasting.isEmpty()) {
            return gaps.stream().findFirst().map(Gap::why).orElseGet(HygieneWording::nothingMissing);
        }
        return lasting.size() == 1
                ? HygieneWording.oneMissing(lasting.get(0).why())
                : HygieneWording.severalMissing(lasting.size(), lasting.get(0).why());
    }

    private void missing(String key, String why) {
        gaps.add(new Gap(key, why, false));
    }

    private void unwatched() {
        if (facts.causes().connections().areOutOfReach()) {
            missing("connections", ConnectionWording.OUT_OF_REACH);
        }
        facts.causes().unwatched().ifPresent(place -> missing("dependencies", HygieneWording.unwatchedPlace(place)));
        if (!facts.causes().connections().unwatched().isEmpty()) {
            missing(
                    "dependencies",
                    ConnectionWording.addUnwatched(facts.causes().connections().unwatched()));
        }
    }

    private void prober() {
        var ownFaults = facts.dependencies().stream()
                .flatMap(each ->
                        each.timeline().runs(facts.reachStart(), facts.window().to()).stream())
                .filter(run -> run.failure() == FailureClass.PROBER && !ClockJump.isToldBy(run.message()))
                .toList();
        ownFaults.stream()
                .filter(run -> !ProberStall.isToldBy(run.message()))
                .collect(Collectors.groupingBy(
                        Run::message, LinkedHashMap::new, Collectors.mapping(Run::dependency, Collectors.toSet())))
                .forEach((reason, names) -> missing(
                        "dependencies" + (names.size() == 1 ? "." + String.join("", names) : ""),
                        HygieneWording.unchecked(names, reason)));
        if (ownFaults.stream().anyMatch(run -> ProberStall.isToldBy(run.message()))) {
            missing("", HygieneWording.proberStarved());
        }
    }

    private void unread() {
        facts.troubles().forEach(each -> missing(each.key(), SourceWording.mend(each)));
    }

    private void errors() {
        var settings = facts.errorSettings();
        if (!facts.countsAnswers()) {
            missing("errors.access-log", HygieneWording.noResponsesCounted());
        } else if (settings.accessLog().isEmpty()) {
            missing("errors.access-log", HygieneWording.noAccessLog());
        }
        if (settings.appLog().isEmpty()) {
            missing("errors.app-log", HygieneWording.noAppLog());
        }
    }

    private void changes() {
        if (facts.changeSettings().labels().isEmpty()) {
            missing("changes.labels", HygieneWording.noDeploys());
        }
        if (facts.changeSettings().watch().isEmpty()) {
            missing("changes.watch", HygieneWording.noEdits());
        }
    }

    private void dependencies() {
        if (PodLocal.watchedServices(facts).isEmpty()) {
            missing("dependencies", HygieneWording.noServices());
        }
        if (PodLocal.watchedOfKind(facts, DependencyKind.ENV).isEmpty()) {
            missing("dependencies", HygieneWording.noVariables());
        }
        if (PodLocal.watchedOfKind(facts, DependencyKind.FILE).isEmpty()) {
            missing("dependencies", HygieneWording.noPaths());
        }
    }

    private void documents() {
        for (var name : facts.settings().components().silent()) {
            missing("dependencies." + name, HygieneWording.silentDocument(name));
        }
    }

    private void resolution() {
        var window = facts.window().duration();
        for (var each : facts.verdict().dependencies()) {
            var resolution = each.resolution().orElse(Duration.ZERO);
            if (resolution.compareTo(window) > 0) {
                missing(
                        "dependencies." + PodLocal.name(each) + ".interval",
                        HygieneWording.intervalTooLong(PodLocal.name(each), resolution, window));
            }
        }
    }

    private void baseline() {
        var young = facts.judged().stream()
                .filter(each -> each.chance().isEmpty() && each.finding() != Finding.NOT_OBSERVED)
                .map((DependencyVerdict each) -> PodLocal.name(each))
                .toList();
        if (!young.isEmpty()) {
            gaps.add(new Gap("", HygieneWording.baselineTooShort(young), true));
        }
    }

    private void routes() {
        if (facts.routes().isEmpty()) {
            missing("routes", HygieneWording.noRoutes());
        } else if (facts.routes().size() == 1) {
            missing("routes", HygieneWording.oneRoute());
        }
    }
}
