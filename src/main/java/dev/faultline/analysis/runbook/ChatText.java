// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis.runbook;

import dev.faultline.analysis.cause.ChangeSentences;
import dev.faultline.analysis.runbook.RouteTally.Count;
import dev.faultline.analysis.wording.ChatWording;
import dev.faultline.analysis.wording.VerdictWording;
import dev.faultline.incident.FailingRoute;
import dev.faultline.incident.Incident;
import dev.faultline.settings.PageUrl;
import dev.faultline.text.OneLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A report for a chat room, as plain text: what failed, why, what else may have played a part, what to do next; four lines and a
 * link.
 */
public final class ChatText {

    private static final int LONGEST = 400;

    private final ReportInput facts;
    private final Report report;

    private ChatText(ReportInput facts, Report report) {
        this.facts = facts;
        this.report = report;
    }

    /**
     * The four lines, and the link to the page if its address is known; ends with a line break.
     *
     * @param report what the facts make
     */
    public static String of(ReportInput facts, Report report, Optional<PageUrl> page) {
        var text = new ChatText(facts, report);
        var lines = new ArrayList<>(List.of(text.errors(), facts.causes().firstSentence(), text.rest(), text.next()));
        page.map(text::link).ifPresent(lines::add);
        return lines.stream().map(line -> OneLine.cut(line, LONGEST)).collect(Collectors.joining("\n", "", "\n"));
    }

    private String errors() {
        var window = facts.window();
        var count = RouteTally.of(facts.responses(), window.route());
        var recorded = facts.incident();
        var errors = count.map(Count::errors).filter(number -> number > 0);
        return ChatWording.errors(
                facts.app(),
                errors.orElse(recorded.map(Incident::errors).orElse(0L)),
                errors.isPresent()
                        ? count.orElseThrow().routes().stream()
                                .flatMap(each -> each.route().stream())
                                .toList()
                        : recorded.stream()
                                .flatMap(each -> each.routes().stream())
                                .map(FailingRoute::route)
                                .toList(),
                window.from(),
                window.to(),
                recorded.map(each -> each.state() == Incident.State.OPEN ? ChatWording.OPEN : ChatWording.OVER)
                        .orElse(""));
    }

    /** The changes that are not named yet, and the other dependencies. */
    private String rest() {
        var named = facts.causes().failed();
        var others = facts.verdict().dependencies().stream()
                .filter(each -> !named.contains(PodLocal.name(each)))
                .toList();
        var failed = others.stream()
                .filter(each -> each.finding().isRelatedFailure())
                .count();
        var unknown = others.stream().filter(each -> each.finding().isOpen()).count();
        return (changes() + " "
                        + ChatWording.others((int) (others.size() - failed - unknown), (int) failed, (int) unknown))
                .strip();
    }

    private String changes() {
        var causes = facts.causes();
        if (!causes.changes().isEmpty()) {
            return "";
        }
        var open = causes.triggers().isEmpty() ? causes.possible() : causes.triggers();
        if (!open.isEmpty()) {
            return VerdictWording.possible(ChangeSentences.listed(open));
        }
        var step = report.step(StepName.CHANGES);
        if (step.state() == StepState.NOT_CONFIGURED) {
            return ChatWording.CHANGES_UNKNOWN;
        }
        return step.state() == StepState.CLEARED && facts.changes().isEmpty()
                ? ChatWording.NOTHING_CHANGED
                : step.sentence();
    }

    /** What to undo, if that is known; else how what failed is now, or where to look. */
    private String next() {
        var rollBack = report.step(StepName.ROLL_BACK);
        if (rollBack.isFound() || rollBack.state() == StepState.UNKNOWN) {
            return rollBack.sentence();
        }
        return report.step(StepName.RE_TEST).sentence();
    }

    private String link(PageUrl page) {
        var window = report.window();
        return report.incident()
                .map(page::incident)
                .orElseGet(() -> page.window(window.from(), window.to(), window.route()));
    }
}
