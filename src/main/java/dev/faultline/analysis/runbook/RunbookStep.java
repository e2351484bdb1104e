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
 * @param brief what of the details matters where there is little room
 * @param evidence what is behind it
 */
public record RunbookStep(
        StepName name,
        StepState state,
        String sentence,
        List<String> details,
        List<String> brief,
        EvidenceFields evidence) {

    public RunbookStep {
        details = List.copyOf(details);
        brief = List.copyOf(brief);
    }

    /** One of whose details none matters where there is little room. */
    RunbookStep(StepName name, StepState state, String sentence, List<String> details, EvidenceFields evidence) {
        this(name, state, sentence, details, List.of(), evidence);
    }

    /** The same with what of its details matters most. */
    RunbookStep highlighting(List<String> lines) {
        return new RunbookStep(name, state, sentence, details, lines, evidence);
    }

    boolean isFound() {
        return state == StepState.FOUND;
    }
}
