// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.web.page.verdict;

import dev.faultline.analysis.runbook.RunbookStep;
import dev.faultline.analysis.runbook.StepState;
import dev.faultline.web.page.format.StateLabel;
import io.quarkus.qute.TemplateData;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Steps with nothing to act on, which are folded into one line.
 *
 * @param id what they come to, as part of an id
 * @param style how it is marked
 * @param summary what they come to, and their names
 * @param items the steps
 */
@TemplateData
public record StepGroup(String id, String style, String summary, List<CheckItem> items) {

    /** Those of the given steps that are in the given state. */
    static StepGroup of(StepState state, List<RunbookStep> steps) {
        var label = StateLabel.of(state, false);
        var members = steps.stream().filter(step -> step.state() == state).toList();
        var names = members.stream().map(step -> step.name().label()).collect(Collectors.joining(", "));
        return new StepGroup(
                state.words().replace(' ', '-'),
                label.style(),
                label.words() + ": " + names,
                members.stream().map(CheckItem::of).toList());
    }
}
