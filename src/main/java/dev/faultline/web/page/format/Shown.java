package dev.faultline.web.page.format;

import dev.faultline.analysis.runbook.StepState;
import dev.faultline.analysis.verdict.Answer;
import dev.faultline.analysis.verdict.Finding;
import dev.faultline.probe.Status;
import io.quarkus.qute.TemplateData;
import java.util.Locale;

/**
 * A state as the page shows it: never by colour alone.
 *
 * @param words it in words, capitalized
 * @param style the style class, which is also the name of its icon
 */
@TemplateData
public record Shown(String words, String style) {

    public static Shown of(Status status) {
        return new Shown(
                status == Status.UNKNOWN
                        ? "Not known"
                        : capitalized(status.name().toLowerCase(Locale.ROOT)),
                status.name().toLowerCase(Locale.ROOT));
    }

    public static Shown of(Finding finding) {
        return new Shown(
                capitalized(finding.words()),
                switch (finding) {
                    case FAILED -> "down";
                    case DEGRADED -> "degraded";
                    case MAY_HAVE_FAILED, NOT_OBSERVED -> "unknown";
                    case CLEARED -> "up";
                    case FAILED_BUT_UNRELATED -> "unrelated";
                });
    }

    public static Shown of(Answer answer) {
        return new Shown(
                capitalized(answer.words()),
                switch (answer) {
                    case COINCIDES -> "down";
                    case PARTLY_COINCIDES -> "degraded";
                    case DOES_NOT_COINCIDE -> "unrelated";
                    case INCONCLUSIVE -> "unknown";
                });
    }

    public static Shown of(StepState state) {
        return new Shown(
                capitalized(state.words()),
                switch (state) {
                    case FOUND -> "found";
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
