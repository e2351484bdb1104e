// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.web.api.document;

import dev.faultline.analysis.runbook.Report;
import dev.faultline.analysis.runbook.RunbookStep;
import dev.faultline.analysis.runbook.StepName;
import dev.faultline.analysis.runbook.StepState;
import dev.faultline.web.api.document.VerdictDocument.WindowDocument;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The runbook for HTTP 500, filled in for one error window.
 *
 * @param app the app this instance stands beside
 * @param instance which instance responds
 * @param incident the id of the incident of the request; null if it names a window
 * @param window the window
 * @param summary what it all comes to
 * @param steps the nine steps, in their order
 * @param notes how the caller's values were adjusted
 */
@RegisterForReflection
public record ReportDocument(
        String app,
        String instance,
        @Nullable String incident,
        WindowDocument window,
        List<CutDocument> cuts,
        String summary,
        List<StepDocument> steps,
        List<String> notes) {

    /** @param verdict the whole of it; it becomes part of the step on what is downstream */
    public static ReportDocument of(String instance, Report report, VerdictDocument verdict, List<String> notes) {
        return new ReportDocument(
                report.app(),
                instance,
                report.incident().orElse(null),
                verdict.window(),
                verdict.cuts(),
                report.summary(),
                report.steps().stream()
                        .map(step -> StepDocument.of(step, verdict))
                        .toList(),
                notes);
    }

    /**
     * One step.
     *
     * @param number from 1
     * @param name route, changes, environment, downstream, storage, reproduce, roll-back, re-test or hygiene
     * @param state FOUND, CLEARED, UNKNOWN or NOT_CONFIGURED
     * @param sentence what it comes to
     * @param details more about it, in words
     * @param evidence what is behind it; its fields are the step's own
     */
    @RegisterForReflection
    public record StepDocument(
            int number,
            String name,
            StepState state,
            String sentence,
            List<String> details,
            Map<String, Object> evidence) {

        static StepDocument of(RunbookStep step, VerdictDocument verdict) {
            var evidence = new LinkedHashMap<>(step.evidence().values());
            if (step.name() == StepName.DOWNSTREAM) {
                evidence.put("verdict", verdict);
            }
            return new StepDocument(
                    step.name().number(), step.name().label(), step.state(), step.sentence(), step.details(), evidence);
        }
    }
}
