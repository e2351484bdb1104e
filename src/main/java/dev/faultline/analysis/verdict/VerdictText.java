// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis.verdict;

import dev.faultline.analysis.wording.HeadingWording;
import java.util.ArrayList;
import java.util.List;

/** A verdict in words: for a terminal, or to paste in an incident channel. All times are UTC. */
public final class VerdictText {

    private final Verdict verdict;
    private final boolean isShort;
    private final VerdictPassages passages;

    private VerdictText(String app, Verdict verdict, TextDetail detail) {
        this.verdict = verdict;
        this.isShort = detail == TextDetail.SHORT;
        this.passages = new VerdictPassages(app, verdict, isShort);
    }

    /** Plain text in lines of at most 80 columns, but for words that are longer themselves; ends with a line break. */
    public static String plain(String app, Verdict verdict, TextDetail detail) {
        return new VerdictText(app, verdict, detail).plain();
    }

    /** Markdown as chat rooms show it; ends with a line break. */
    public static String markdown(String app, Verdict verdict, TextDetail detail) {
        return new VerdictText(app, verdict, detail).markdown();
    }

    private String plain() {
        var lines = new ArrayList<String>();
        lines.addAll(TextParagraph.wrapped("", passages.title()));
        passages.answer().ifPresent(answer -> lines.addAll(TextParagraph.wrapped("", answer)));
        lines.addAll(TextParagraph.wrapped("", verdict.summary()));
        for (var group : passages.told()) {
            var each = group.get(0);
            lines.add("");
            lines.addAll(TextParagraph.wrapped("", VerdictPassages.heading(group)));
            lines.addAll(TextParagraph.wrapped("  ", each.why()));
            if (!isShort) {
                lines.addAll(TextParagraph.wrapped("  ", VerdictPassages.figures(each)));
            }
            passages.episodes(group).forEach(episode -> lines.addAll(TextParagraph.wrapped("  - ", episode)));
        }
        passages.summed().forEach(sum -> {
            lines.add("");
            lines.addAll(TextParagraph.wrapped("", sum));
        });
        section(lines, HeadingWording.changes(), passages.changes());
        section(lines, HeadingWording.notes(), verdict.notes());
        if (isShort) {
            lines.add("");
            lines.add(HeadingWording.inFull());
        }
        return String.join("\n", lines) + "\n";
    }

    private static void section(List<String> lines, String heading, List<String> entries) {
        if (entries.isEmpty()) {
            return;
        }
        lines.add("");
        lines.add(heading);
        for (var entry : entries) {
            lines.addAll(TextParagraph.wrapped("  - ", entry));
        }
    }

    private String markdown() {
        var lines = new ArrayList<String>();
        lines.add("**" + TextParagraph.escaped(passages.title()) + "**");
        lines.add("");
        lines.add(passages.answer()
                        .map(answer -> "**" + TextParagraph.escaped(answer) + "** ")
                        .orElse("")
                + TextParagraph.escaped(verdict.summary()));
        lines.add("");
        for (var group : passages.told()) {
            var each = group.get(0);
            lines.add("- " + VerdictPassages.markdownHeading(group) + " "
                    + TextParagraph.escaped(each.why() + (isShort ? "" : " " + VerdictPassages.figures(each))));
            passages.episodes(group).forEach(episode -> lines.add("  - " + TextParagraph.escaped(episode)));
        }
        passages.summed().forEach(sum -> lines.add("- " + TextParagraph.escaped(sum)));
        bullets(lines, HeadingWording.changes(), passages.changes());
        bullets(lines, HeadingWording.notes(), verdict.notes());
        return String.join("\n", lines) + "\n";
    }

    private static void bullets(List<String> lines, String heading, List<String> entries) {
        if (entries.isEmpty()) {
            return;
        }
        lines.add("");
        lines.add("**" + heading + "**");
        lines.add("");
        entries.forEach(entry -> lines.add("- " + TextParagraph.escaped(entry)));
    }
}
