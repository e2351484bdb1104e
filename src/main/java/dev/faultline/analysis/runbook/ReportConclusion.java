// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis.runbook;

import dev.faultline.analysis.cause.RankedCause.SharedFault;
import dev.faultline.analysis.cause.SharedFailure;
import dev.faultline.analysis.verdict.CommonCause;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What all steps together come to: the cause as the verdict names it, what to do about it, and what else points at it. */
final class ReportConclusion {

    private ReportConclusion() {}

    static String of(ReportInput facts, List<RunbookStep> steps) {
        var sentences = new ArrayList<>(facts.causes().sentences());
        first(steps.get(StepName.ROLL_BACK.ordinal())).ifPresent(sentences::add);
        SharedFailure.note(facts.verdict())
                .filter(note -> facts.causes().leading().stream().noneMatch(SharedFault.class::isInstance))
                .or(() -> CommonCause.resolver(facts.verdict().dependencies()))
                .ifPresent(sentences::add);
        if (facts.causes().leading().isEmpty()) {
            first(steps.get(StepName.REPRODUCE.ordinal()))
                    .or(() -> first(steps.get(StepName.ROUTE.ordinal())))
                    .ifPresent(sentences::add);
        }
        return String.join(" ", sentences);
    }

    private static Optional<String> first(RunbookStep step) {
        return Optional.of(step).filter(RunbookStep::isFound).map(RunbookStep::sentence);
    }
}
