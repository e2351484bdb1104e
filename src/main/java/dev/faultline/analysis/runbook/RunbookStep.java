// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis.runbook;

import java.util.List;

/**
 * One step of the runbook, filled in.
 *
 * @param name which
 * @param state what it comes to
 * @param sentence it in one sentence
 * @param details more about it in words, one line each, the most important first
 * @param evidence what is behind it
 */
public record RunbookStep(
        StepName name, StepState state, String sentence, List<String> details, EvidenceFields evidence) {

    public RunbookStep {
        details = List.copyOf(details);
    }

    boolean isFound() {
        return state == StepState.FOUND;
    }
}
