// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis.runbook;

import dev.faultline.analysis.verdict.JudgedWindow;
import java.util.List;
import java.util.Optional;

/**
 * The runbook for one error window, filled in.
 *
 * @param app the app this instance stands beside
 * @param incident the id of the incident that the window is of, if it is of one
 * @param window the window
 * @param summary what it all comes to, in one or two sentences
 * @param steps one for each {@link StepName}, in their order
 */
public record Report(
        String app, Optional<String> incident, JudgedWindow window, String summary, List<RunbookStep> steps) {

    public Report {
        steps = List.copyOf(steps);
    }

    /** One of the steps. */
    public RunbookStep step(StepName name) {
        return steps.get(name.ordinal());
    }
}
