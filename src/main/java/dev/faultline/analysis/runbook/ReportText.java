// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis.runbook;

import dev.faultline.analysis.verdict.TextDetail;
import dev.faultline.analysis.verdict.TextParagraph;
import dev.faultline.analysis.wording.HeadingWording;
import dev.faultline.text.OneLine;
import java.util.ArrayList;
import java.util.List;

/** A report in words: for a terminal, or to paste in an incident channel. All times are UTC. */
public final class ReportText {

    /** So many details of a step are shown in the short form. */
    private static final int BRIEF = 2;

    /** Each status has a meaning of its own. */
    private static final int BRIEF_OF_ROUTE = 5;

    /** A sentence or a detail longer than this is cut: a message of an app may be a page. */
    private static final int LONGEST = 400;

    /** In the short form. */
    private static final int LONGEST_BRIEF = 240;

    private final Report report;
    private final List<String> notes;
    private final boolean isShort;

    private ReportText(Report report, List<String> notes, TextDetail detail) {
        this.report = report;
        this.notes = notes;
        this.isShort = detail == TextDetail.SHORT;
    }

    /**
     * Plain text in lines of at most 80 columns, but for words that are longer themselves; ends with a line break.
     *
     * @param notes what stands below the summary
     */
    public static String plain(Report report, List<String> notes, TextDetail detail) {
        return new ReportText(report, notes, detail).plain();
    }

    /**
     * Markdown as chat rooms show it; ends with a line break.
     *
     * @param notes what stands below the summary
     */
    public static String markdown(Report report, List<String> notes, TextDetail detail) {
        return new ReportText(report, notes, detail).markdown();
    }

    private String plain() {
        var lines = new ArrayList<String>();
        lines.addAll(TextParagraph.wrapped("", title()));
        lines.addAll(TextParagraph.wrapped("", report.summary()));
        notes.forEach(note -> lines.addAll(TextParagraph.wrapped("- ", note)));
        if (isShort) {
            lines.add("");
        }
        for (var step : report.steps()) {
            if (isShort) {
                lines.addAll(TextParagraph.hanging("   ", heading(step) + ". " + sentence(step)));
            } else {
                lines.add("");
                lines.add(heading(step));
                lines.addAll(TextParagraph.wrapped("   ", sentence(step)));
            }
            details(step).forEach(detail -> lines.addAll(TextParagraph.wrapped("   - ", detail)));
        }
        if (isShort) {
            lines.add("");
            lines.add(HeadingWording.inFull());
        }
        return String.join("\n", lines).replaceAll("(?m) +$", "") + "\n";
    }

    private String markdown() {
        var lines = new ArrayList<String>();
        lines.add("**" + TextParagraph.escaped(title()) + "**");
        lines.add("");
        lines.add(TextParagraph.escaped(report.summary()));
        lines.add("");
        if (!notes.isEmpty()) {
            notes.forEach(note -> lines.add("- " + TextParagraph.escaped(note)));
            lines.add("");
        }
        for (var step : report.steps()) {
            lines.add((step.name().number() + ". **" + step.name().label() + ": "
                            + step.state().words() + "**. " + TextParagraph.escaped(sentence(step)))
                    .stripTrailing());
            details(step).forEach(detail -> lines.add("   - " + TextParagraph.escaped(detail)));
        }
        return String.join("\n", lines) + "\n";
    }

    private String title() {
        var window = report.window();
        return HeadingWording.report(report.app(), window.from(), window.to(), window.route(), report.incident());
    }

    private static String heading(RunbookStep step) {
        return HeadingWording.step(
                step.name().number(), step.name().label(), step.state().words());
    }

    /** What the summary says already is not said again in the short form. */
    private String sentence(RunbookStep step) {
        if (!isShort) {
            return OneLine.cut(step.sentence(), LONGEST);
        }
        return report.summary().contains(step.sentence())
                ? HeadingWording.seeAbove()
                : OneLine.cut(step.sentence(), LONGEST_BRIEF);
    }

    private List<String> details(RunbookStep step) {
        if (!isShort) {
            return step.details().stream()
                    .map(detail -> OneLine.cut(detail, LONGEST))
                    .toList();
        }
        return step.state() == StepState.CLEARED || step.state() == StepState.NOT_CONFIGURED
                ? List.of()
                : step.brief().stream()
                        .filter(detail -> !detail.equals(step.sentence()))
                        .limit(step.name() == StepName.ROUTE ? BRIEF_OF_ROUTE : BRIEF)
                        .map(detail -> OneLine.cut(detail, LONGEST_BRIEF))
                        .toList();
    }
}
