// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis.runbook;

import dev.faultline.analysis.wording.CauseWording;
import java.util.List;
import java.util.Optional;

/** What all steps together come to, in one or two sentences. */
final class ReportConclusion {

    private ReportConclusion() {}

    static String of(ReportInput facts, List<RunbookStep> steps) {
        var storage = steps.get(StepName.STORAGE.ordinal());
        var environment = steps.get(StepName.ENVIRONMENT.ordinal());
        var downstream = steps.get(StepName.DOWNSTREAM.ordinal());
        var changes = steps.get(StepName.CHANGES.ordinal());
        var rollBack = steps.get(StepName.ROLL_BACK.ordinal());
        var cause = first(downstream, storage, environment).or(() -> first(changes));
        if (cause.isPresent()) {
            return cause.get().sentence() + (rollBack.isFound() ? " " + rollBack.sentence() : "");
        }
        var reproduce = steps.get(StepName.REPRODUCE.ordinal());
        var cleared = downstream.state() == StepState.CLEARED
                ? CauseWording.noServiceFailed()
                : CauseWording.servicesUnknown();
        return cleared
                + Optional.of(reproduce)
                        .filter(RunbookStep::isFound)
                        .or(() -> first(steps.get(StepName.ROUTE.ordinal())))
                        .map(step -> " " + step.sentence())
                        .orElse("");
    }

    private static Optional<RunbookStep> first(RunbookStep... steps) {
        return List.of(steps).stream().filter(RunbookStep::isFound).findFirst();
    }
}
