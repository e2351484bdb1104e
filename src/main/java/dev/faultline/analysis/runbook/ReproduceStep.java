// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis.runbook;

import dev.faultline.analysis.runbook.RouteCheckResult.Outcome;
import dev.faultline.analysis.wording.ReportWording;
import java.util.List;
import java.util.Optional;

/** Step 6: which of the app's routes fail when the sidecar asks them, which do not, and what layer that tells. */
final class ReproduceStep {

    private final List<RouteCheckResult> checks;
    private final Optional<FailingLayer> layer;

    private ReproduceStep(ReportInput facts) {
        this.checks = facts.routes().stream()
                .map(each -> RouteCheckResult.of(facts, each))
                .toList();
        this.layer = FailingLayer.of(facts, checks);
    }

    static RunbookStep of(ReportInput facts) {
        var step = new ReproduceStep(facts);
        return new RunbookStep(StepName.REPRODUCE, step.state(), step.sentence(), step.details(), step.evidence())
                .highlighting(step.checks.stream()
                        .filter(RouteCheckResult::failed)
                        .map(ReproduceStep::detail)
                        .toList());
    }

    /** The layer that fails, if a route did. */
    static Optional<FailingLayer> layer(ReportInput facts) {
        return new ReproduceStep(facts).layer;
    }

    private StepState state() {
        if (checks.isEmpty()) {
            return StepState.NOT_CONFIGURED;
        }
        if (layer.isPresent()) {
            return StepState.FOUND;
        }
        return checks.stream().allMatch(RouteCheckResult::passed) ? StepState.CLEARED : StepState.UNKNOWN;
    }

    private String sentence() {
        return switch (state()) {
            case NOT_CONFIGURED -> ReportWording.routesNotWatched();
            case FOUND -> layer.map(this::failing).orElse("");
            case CLEARED -> ReportWording.routesPassed(names(Outcome.PASSED, Outcome.SLOW));
            case UNKNOWN -> ReportWording.routesNotChecked(names(Outcome.NOT_ASKED));
        };
    }

    private String failing(FailingLayer found) {
        var failed = names(Outcome.FAILED);
        return (found.kind() == FailingLayer.Kind.PROCESS
                        ? ""
                        : ReportWording.routesFail(failed, names(Outcome.PASSED, Outcome.SLOW)))
                + switch (found.kind()) {
                    case DEPENDENCY -> ReportWording.layerIsDependency(found.of(), failed.size());
                    case USE_OF_DEPENDENCY -> ReportWording.layerIsUse(found.of());
                    case POSSIBLE_USE -> ReportWording.layerMayBeUse(found.of());
                    case PROCESS -> ReportWording.layerIsProcess();
                    case HANDLER -> ReportWording.layerIsHandler(found.of());
                    case SHARED -> ReportWording.layerIsShared();
                    case UNTOLD -> checks.size() == 1 ? ReportWording.layerUnknown() : ReportWording.layerUnchecked();
                };
    }

    private List<String> names(Outcome... outcomes) {
        return checks.stream()
                .filter(check -> List.of(outcomes).contains(check.outcome()))
                .map(RouteCheckResult::name)
                .toList();
    }

    private List<String> details() {
        return checks.stream().map(ReproduceStep::detail).toList();
    }

    private static String detail(RouteCheckResult check) {
        var route = check.name() + check.path().map(path -> " (" + path + ")").orElse("");
        return switch (check.outcome()) {
            case FAILED -> ReportWording.routeFailed(route, check.message());
            case SLOW -> ReportWording.routeSlow(route, check.message());
            case PASSED -> ReportWording.routePassed(route);
            case NOT_ASKED -> ReportWording.routeNotChecked(route);
        };
    }

    private EvidenceFields evidence() {
        var evidence = new EvidenceFields()
                .with(
                        "routes",
                        checks.stream().map(check -> check.fields().values()).toList());
        layer.ifPresent(found -> evidence.with(
                "layer",
                new EvidenceFields()
                        .with("kind", found.kind().label())
                        .with("of", found.of().isEmpty() ? Optional.empty() : Optional.of(found.of()))
                        .with("told-by", found.telling())));
        return evidence;
    }
}
