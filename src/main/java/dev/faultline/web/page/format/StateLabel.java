// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.web.page.format;

import dev.faultline.analysis.runbook.StepState;
import dev.faultline.analysis.verdict.Finding;
import dev.faultline.analysis.verdict.Verdict;
import dev.faultline.analysis.verdict.VerdictAnswer;
import dev.faultline.probe.Status;
import dev.faultline.timeline.SegmentState;
import io.quarkus.qute.TemplateData;
import java.util.List;
import java.util.Locale;

/**
 * A state as the page shows it: never by colour alone.
 *
 * @param words it in words, capitalized
 * @param style the style class, which is also the name of its icon
 */
@TemplateData
public record StateLabel(String words, String style) {

    public static StateLabel of(Status status) {
        return new StateLabel(
                status == Status.UNKNOWN
                        ? PageWording.UNKNOWN_STATE
                        : capitalized(status.name().toLowerCase(Locale.ROOT)),
                status.name().toLowerCase(Locale.ROOT));
    }

    /** What was known of a stretch of time. */
    public static StateLabel of(SegmentState state) {
        return switch (state) {
            case UP -> of(Status.UP);
            case DEGRADED -> of(Status.DEGRADED);
            case DOWN -> of(Status.DOWN);
            case TRANSITION -> new StateLabel(StatusWording.CHANGED, "unknown");
            case UNOBSERVED -> of(Status.UNKNOWN);
        };
    }

    public static StateLabel of(Finding finding) {
        return new StateLabel(
                capitalized(finding.words()),
                switch (finding) {
                    case FAILED -> "down";
                    case DEGRADED -> "degraded";
                    case MAY_HAVE_FAILED, NOT_OBSERVED -> "unknown";
                    case CLEARED -> "up";
                    case FAILED_BUT_UNRELATED -> "unrelated";
                });
    }

    /** The verdict's answer to whether it was a dependency, with the name of the one that it was. */
    public static StateLabel of(Verdict verdict) {
        return new StateLabel(verdict.headline(), of(verdict.answer()).style());
    }

    /** The answer of a verdict of which no more is known than its suspects: the likeliest takes the place of "a dependency". */
    public static StateLabel of(VerdictAnswer answer, List<String> suspects) {
        var general = of(answer);
        return suspects.isEmpty()
                ? general
                : switch (answer) {
                    case COINCIDES -> new StateLabel(suspects.get(0), general.style());
                    case PARTLY_COINCIDES -> new StateLabel("Partly " + suspects.get(0), general.style());
                    case DOES_NOT_COINCIDE, INCONCLUSIVE -> general;
                };
    }

    public static StateLabel of(VerdictAnswer answer) {
        return new StateLabel(
                capitalized(answer.words()),
                switch (answer) {
                    case COINCIDES -> "down";
                    case PARTLY_COINCIDES -> "degraded";
                    case DOES_NOT_COINCIDE -> "unrelated";
                    case INCONCLUSIVE -> "unknown";
                });
    }

    /**
     * The state of a step.
     *
     * @param isCause whether what it finds can be the cause: only that is red
     */
    public static StateLabel of(StepState state, boolean isCause) {
        return new StateLabel(
                capitalized(state.words()),
                switch (state) {
                    case FOUND -> isCause ? "found" : "noted";
                    case CLEARED -> "up";
                    case UNKNOWN -> "unknown";
                    case NOT_CONFIGURED -> "absent";
                });
    }

    /** The text with its first letter in upper case. */
    public static String capitalized(String text) {
        return text.isEmpty() ? text : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }
}
