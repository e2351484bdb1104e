// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.web.page.verdict;

import dev.faultline.analysis.runbook.Report;
import dev.faultline.analysis.runbook.StepState;
import dev.faultline.incident.Incident;
import dev.faultline.web.page.address.PageLink;
import dev.faultline.web.page.address.PageLinks;
import dev.faultline.web.page.format.ShownInstant;
import io.quarkus.qute.TemplateData;
import java.util.List;
import java.util.Optional;

/**
 * The nine steps of the report, as a checklist, and what people added to its incident.
 *
 * @param items the steps that found something, or could not know
 * @param groups the others: what is cleared, what nothing watches
 * @param incident the id of the incident that it is of; empty if it is of none
 * @param title the title that was recorded with the incident; may be empty
 * @param annotations what people added to it
 * @param links related addresses and incidents; those without an address are plain text
 */
@TemplateData
public record StepChecklist(
        List<CheckItem> items,
        List<StepGroup> groups,
        String incident,
        String title,
        List<Note> annotations,
        List<PageLink> links) {

    private static final List<StepState> FOLDED = List.of(StepState.CLEARED, StepState.NOT_CONFIGURED);

    /**
     * What somebody added.
     *
     * @param at when
     * @param text one line
     */
    @TemplateData
    public record Note(ShownInstant at, String text) {}

    public static StepChecklist of(Report report, Optional<Incident> incident) {
        return new StepChecklist(
                report.steps().stream()
                        .filter(step -> !FOLDED.contains(step.state()))
                        .map(CheckItem::of)
                        .toList(),
                FOLDED.stream()
                        .map(state -> StepGroup.of(state, report.steps()))
                        .filter(group -> !group.items().isEmpty())
                        .toList(),
                incident.map(Incident::id).orElse(""),
                incident.map(found -> found.notes().title()).orElse(""),
                incident.stream()
                        .flatMap(found -> found.notes().annotations().stream()
                                .map(each -> new Note(ShownInstant.roughly(each.at(), found.from()), each.text())))
                        .toList(),
                incident.stream()
                        .flatMap(found -> found.notes().links().stream())
                        .map(StepChecklist::link)
                        .toList());
    }

    /** People write these: only addresses of the web are links, so that none of them runs a script. */
    private static PageLink link(String related) {
        if (related.matches("https?://\\S+")) {
            return new PageLink(related, related, false);
        }
        return new PageLink(related, related.matches("[0-9A-Za-z-]+") ? PageLinks.incident(related) : "", false);
    }
}
