// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.hub.wording;

import dev.faultline.analysis.verdict.TextParagraph;
import dev.faultline.hub.FleetInstance;
import dev.faultline.hub.verdict.FleetFinding;
import dev.faultline.hub.verdict.FleetVerdict;
import dev.faultline.text.DurationWords;
import dev.faultline.text.EnglishWords;
import dev.faultline.text.TimeWords;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A fleet's verdict in words: for a terminal, or to paste in an incident channel. All times are UTC. */
public final class FleetVerdictText {

    private static final int FEW = 6;

    private final FleetVerdict verdict;

    private FleetVerdictText(FleetVerdict verdict) {
        this.verdict = verdict;
    }

    /** Plain text in lines of at most 80 columns, but for words that are longer themselves; ends with a line break. */
    public static String plain(FleetVerdict verdict) {
        return new FleetVerdictText(verdict).plain();
    }

    /** Markdown as chat rooms show it; ends with a line break. */
    public static String markdown(FleetVerdict verdict) {
        return new FleetVerdictText(verdict).markdown();
    }

    private String plain() {
        var lines = new ArrayList<String>(TextParagraph.wrapped("", title()));
        lines.addAll(TextParagraph.wrapped("", FleetWording.summary(verdict)));
        for (var each : told()) {
            lines.add("");
            lines.addAll(TextParagraph.wrapped("", heading(each)));
            lines.addAll(TextParagraph.wrapped("  ", FleetWording.why(each, verdict)));
        }
        lines.add("");
        remarks().forEach(remark -> lines.addAll(TextParagraph.hanging("  ", remark)));
        return String.join("\n", lines) + "\n";
    }

    private String markdown() {
        var lines = new ArrayList<String>();
        lines.add("**" + TextParagraph.escaped(title()) + "**");
        lines.add("");
        lines.add(TextParagraph.escaped(FleetWording.summary(verdict)));
        lines.add("");
        for (var each : told()) {
            lines.add("- **" + TextParagraph.escaped(heading(each)) + "** "
                    + TextParagraph.escaped(FleetWording.why(each, verdict)));
        }
        remarks().forEach(remark -> lines.add("- " + TextParagraph.escaped(remark)));
        return String.join("\n", lines) + "\n";
    }

    private String title() {
        var window = verdict.question().window();
        return "Fleet verdict for " + verdict.question().app() + ", "
                + TimeWords.date(window.from()) + " "
                + TimeWords.time(window.from(), window.from()) + " to "
                + TimeWords.time(window.to(), window.from()) + " UTC"
                + window.route().map(route -> " on " + route).orElse("");
    }

    /** What is not cleared. */
    private List<FleetFinding> told() {
        return verdict.findings().stream()
                .filter(each -> each.finding().isFailure() || each.finding().isOpen())
                .limit(FEW)
                .toList();
    }

    private static String heading(FleetFinding each) {
        return each.dependency().name() + " (" + each.dependency().kind()
                + (each.dependency().critical() ? ", critical" : "") + "): "
                + each.finding().words()
                + each.scope().map(scope -> ", " + scope).orElse("");
    }

    private List<String> remarks() {
        var remarks = new ArrayList<String>(RosterText.missing(verdict.missing()));
        var cleared = verdict.findings().stream()
                .filter(each -> !each.finding().isFailure() && !each.finding().isOpen())
                .map(each -> each.dependency().name())
                .toList();
        if (!cleared.isEmpty()) {
            remarks.add("Cleared: " + EnglishWords.few(cleared, FEW) + ".");
        }
        if (!verdict.behind().isEmpty()) {
            remarks.add("Not reported to the end of the window: "
                    + verdict.behind().stream().limit(FEW).map(this::behind).collect(Collectors.joining("; "))
                    + (verdict.behind().size() > FEW
                            ? "; and " + (verdict.behind().size() - FEW) + " more"
                            : "") + ".");
        }
        verdict.changes().stream()
                .limit(FEW)
                .forEach(each ->
                        remarks.add("Change: " + each.kind() + " of " + each.subject() + " " + each.version() + " "
                                + DurationWords.of(Duration.between(
                                        each.at(), verdict.question().window().from()))
                                + (each.at().isAfter(verdict.question().window().from())
                                        ? " after the window began, "
                                        : " before the window, ")
                                + "noticed by " + EnglishWords.count(each.instances(), "instance", "instances") + "."));
        remarks.addAll(verdict.notes());
        return remarks;
    }

    private String behind(FleetInstance each) {
        return each.name() + " on " + each.node()
                + each.reportedUntil()
                        .map(until -> " (until "
                                + TimeWords.time(
                                        until, verdict.question().window().from()) + ")")
                        .orElse("");
    }
}
