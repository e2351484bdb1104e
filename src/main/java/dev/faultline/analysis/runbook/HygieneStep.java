package dev.faultline.analysis.runbook;

import dev.faultline.analysis.verdict.DependencyVerdict;
import dev.faultline.analysis.verdict.Finding;
import dev.faultline.dependency.DependencyKind;
import dev.faultline.probe.FailureClass;
import dev.faultline.text.DurationWords;
import dev.faultline.text.EnglishWords;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Step 9: what was missing to answer better, and the key that would bring it next time. */
final class HygieneStep {

    /**
     * One thing that was missing.
     *
     * @param key the key of the config file that brings it; empty if none does
     * @param why one sentence
     */
    private record Gap(String key, String why) {}

    private final ReportInput facts;
    private final List<Gap> gaps = new ArrayList<>();

    private HygieneStep(ReportInput facts) {
        this.facts = facts;
    }

    static RunbookStep of(ReportInput facts) {
        var step = new HygieneStep(facts);
        step.prober();
        step.errors();
        step.changes();
        step.dependencies();
        step.resolution();
        step.baseline();
        step.routes();
        return step.filled();
    }

    private RunbookStep filled() {
        var state = gaps.isEmpty() ? StepState.CLEARED : StepState.FOUND;
        var sentence = gaps.isEmpty()
                ? "Nothing that Faultline can watch was missing."
                : gaps.size() == 1
                        ? "One thing was missing to answer better. "
                                + gaps.get(0).why()
                        : gaps.size() + " things were missing to answer better; first: "
                                + gaps.get(0).why();
        var missing = gaps.stream()
                .map(gap -> new EvidenceFields()
                        .with("key", gap.key())
                        .with("why", gap.why())
                        .values())
                .toList();
        return new RunbookStep(
                StepName.HYGIENE,
                state,
                sentence,
                gaps.size() == 1 ? List.of() : gaps.stream().map(Gap::why).toList(),
                new EvidenceFields().with("missing", missing));
    }

    private void missing(String key, String why) {
        gaps.add(new Gap(key, why));
    }

    private void prober() {
        var starved = facts.dependencies().stream()
                .flatMap(each ->
                        each.timeline().runs(facts.reachStart(), facts.window().to()).stream())
                .anyMatch(run -> run.failure() == FailureClass.PROBER);
        if (starved) {
            missing(
                    "",
                    "The sidecar itself was stopped or starved near the window: give it CPU that nobody takes away.");
        }
    }

    private void errors() {
        var settings = facts.errorSettings();
        if (!facts.countsAnswers()) {
            missing(
                    "errors.access-log",
                    "No access log or metrics of the app are read (errors.access-log, errors.metrics): which requests failed"
                            + " and when is known only as far as it is posted.");
        } else if (settings.accessLog().isEmpty()) {
            missing(
                    "errors.access-log",
                    "Without the access log (errors.access-log) the errors are known only to the interval of the metrics.");
        }
        if (settings.appLog().isEmpty()) {
            missing(
                    "errors.app-log",
                    "The app's error lines are not read (errors.app-log): what it says is not known.");
        }
    }

    private void changes() {
        if (facts.changeSettings().labels().isEmpty()) {
            missing(
                    "changes.labels",
                    "Deploys are not noticed by themselves (changes.labels, or POST /api/v1/changes when deploying).");
        }
        if (facts.changeSettings().watch().isEmpty()) {
            missing("changes.watch", "Edits of config and secret files are not noticed (changes.watch).");
        }
    }

    private void dependencies() {
        if (PodLocal.watchedServices(facts).isEmpty()) {
            missing("dependencies", "No service that the app calls is watched (dependencies).");
        }
        if (PodLocal.watchedOfKind(facts, DependencyKind.ENV).isEmpty()) {
            missing("dependencies", "Required variables and secret files are not checked (a dependency of kind env).");
        }
        if (PodLocal.watchedOfKind(facts, DependencyKind.FILE).isEmpty()) {
            missing("dependencies", "No path is checked (a dependency of kind file for each that the app writes to).");
        }
    }

    private void resolution() {
        var window = facts.window().duration();
        for (var each : facts.verdict().dependencies()) {
            var resolution = each.resolution().orElse(Duration.ZERO);
            if (resolution.compareTo(window) > 0) {
                missing(
                        "dependencies." + PodLocal.name(each) + ".interval",
                        PodLocal.name(each) + " was looked at too seldom for this window: an outage of up to "
                                + DurationWords.of(resolution) + " could go unseen, and the window lasted "
                                + DurationWords.of(window) + " (a shorter interval).");
            }
        }
    }

    private void baseline() {
        var young = facts.judged().stream()
                .filter(each -> each.chance().isEmpty() && each.finding() != Finding.NOT_OBSERVED)
                .map((DependencyVerdict each) -> PodLocal.name(each))
                .toList();
        if (!young.isEmpty()) {
            missing(
                    "",
                    "What was seen before the window is too little to tell coincidence from chance for "
                            + EnglishWords.few(young, 5) + ": that comes with time.");
        }
    }

    private void routes() {
        if (facts.routes().isEmpty()) {
            missing("routes", "No route of the app is asked (routes): which layer fails cannot be told apart.");
        } else if (facts.routes().size() == 1) {
            missing("routes", "Only one route of the app is asked (routes): add one that needs no dependency.");
        }
    }
}
