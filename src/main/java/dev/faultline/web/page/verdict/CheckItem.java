// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.web.page.verdict;

import dev.faultline.analysis.runbook.RunbookStep;
import dev.faultline.analysis.runbook.StepName;
import dev.faultline.web.page.format.StateLabel;
import io.quarkus.qute.TemplateData;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * One step of the report.
 *
 * @param step its label, as in the API
 * @param title it as a heading
 * @param name the name of its state, as the API gives it
 * @param state that state
 * @param sentence what it comes to
 * @param details more about it, the most important first
 */
@TemplateData
public record CheckItem(
        String step, String title, String name, StateLabel state, String sentence, List<String> details) {

    /** The steps that look for causes; the others say what else is known, or what to do. */
    private static final Set<StepName> CAUSES =
            EnumSet.of(StepName.CHANGES, StepName.ENVIRONMENT, StepName.DOWNSTREAM, StepName.STORAGE);

    static CheckItem of(RunbookStep step) {
        return new CheckItem(
                step.name().label(),
                StateLabel.capitalized(step.name().label()),
                step.state().name(),
                StateLabel.of(step.state(), CAUSES.contains(step.name())),
                step.sentence(),
                step.details());
    }
}
