// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis.runbook;

import dev.faultline.analysis.verdict.TextParagraph;
import dev.faultline.analysis.wording.HeadingWording;
import dev.faultline.text.OneLine;
import java.util.ArrayList;
import java.util.List;

/** A report in words: for a terminal, or to paste in an incident channel. All times are UTC. */
public final class ReportText {

    /** So many details of a step are shown one by one. */
    private static final int DETAILS = 6;

    /** A detail longer than this is cut: a message of an app may be a page. */
    private static final int LONGEST_DETAIL = 400;

    private ReportText() {}

    /** Plain text in lines of at most 80 columns, but for words that are longer themselves; ends with a line break. */
    public static String plain(Report report) {
        return plain(report, List.of());
    }

    /** As {@link #plain(Report)}, with notes below the summary. */
    public static String plain(Report report, List<String> notes) {
        var lines = new ArrayList<String>();
        lines.addAll(TextParagraph.wrapped("", title(report)));
        lines.addAll(TextParagraph.wrapped("", report.summary()));
        notes.forEach(note -> lines.addAll(TextParagraph.wrapped("- ", note)));
        for (var step : report.steps()) {
            lines.add("");
            lines.add(heading(step));
            lines.addAll(TextParagraph.wrapped("   ", step.sentence()));
            details(step).forEach(detail -> lines.addAll(TextParagraph.wrapped("   - ", detail)));
        }
        return String.join("\n", lines) + "\n";
    }

    /** Markdown as chat rooms show it; ends with a line break. */
    public static String markdown(Report report) {
        return markdown(report, List.of());
    }

    /** As {@link #markdown(Report)}, with notes below the summary. */
    public static String markdown(Report report, List<String> notes) {
        var lines = new ArrayList<String>();
        lines.add("**" + TextParagraph.escaped(title(report)) + "**");
        lines.add("");
        lines.add(TextParagraph.escaped(report.summary()));
        lines.add("");
        if (!notes.isEmpty()) {
            notes.forEach(note -> lines.add("- " + TextParagraph.escaped(note)));
            lines.add("");
        }
        for (var step : report.steps()) {
            lines.add(step.name().number() + ". **" + step.name().label() + ": "
                    + step.state().words() + "**. " + TextParagraph.escaped(step.sentence()));
            details(step).forEach(detail -> lines.add("   - " + TextParagraph.escaped(detail)));
        }
        return String.join("\n", lines) + "\n";
    }

    private static String title(Report report) {
        var window = report.window();
        return HeadingWording.report(report.app(), window.from(), window.to(), window.route(), report.incident());
    }

    private static String heading(RunbookStep step) {
        return HeadingWording.step(
                step.name().number(), step.name().label(), step.state().words());
    }

    private static List<String> details(RunbookStep step) {
        var shown = new ArrayList<String>();
        step.details().stream()
                .limit(DETAILS)
                .map(detail -> OneLine.cut(detail, LONGEST_DETAIL))
                .forEach(shown::add);
        if (step.details().size() > DETAILS) {
            shown.add(HeadingWording.more(step.details().size() - DETAILS));
        }
        return shown;
    }
}
