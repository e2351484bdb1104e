// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.web.page.verdict;

import dev.faultline.analysis.runbook.ReportInput;
import dev.faultline.analysis.verdict.Finding;
import dev.faultline.analysis.verdict.JudgedWindow;
import dev.faultline.analysis.wording.WindowWording;
import dev.faultline.text.DurationWords;
import dev.faultline.text.TimeWords;
import dev.faultline.web.api.request.ReportRequest;
import dev.faultline.web.page.address.PageLink;
import dev.faultline.web.page.address.PageLinks;
import dev.faultline.web.page.format.ShownInstant;
import dev.faultline.web.page.format.StateLabel;
import io.quarkus.qute.TemplateData;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The verdict on a window.
 *
 * @param answer the answer
 * @param summary it in a sentence or two
 * @param window the window
 * @param suspects the dependencies that are not cleared, by order of suspicion
 * @param cleared the others
 * @param changes those at or before the window's end, the latest first
 * @param notes what else a responder has to know
 * @param offers links to the incidents of which the window has a part only
 * @param copies the verdict in forms to copy
 */
@TemplateData
public record VerdictPanel(
        StateLabel answer,
        String summary,
        WindowLine window,
        List<SuspectView> suspects,
        List<SuspectView> cleared,
        List<ChangeLine> changes,
        List<String> notes,
        List<PageLink> offers,
        VerdictCopies copies) {

    /**
     * The window of a verdict.
     *
     * @param from its start
     * @param to its end
     * @param length how long it is
     * @param route the route that failed; empty if any
     */
    @TemplateData
    public record WindowLine(ShownInstant from, ShownInstant to, String length, String route) {

        static WindowLine of(JudgedWindow window) {
            var start = TimeWords.date(window.from()) + " " + TimeWords.time(window.from(), window.from());
            return new WindowLine(
                    new ShownInstant(window.from().toString(), start),
                    ShownInstant.of(window.to(), window.from()),
                    DurationWords.of(window.duration()),
                    window.route().orElse(""));
        }
    }

    /**
     * The verdict in forms to copy.
     *
     * @param chat the report in four lines, with a link, to paste in a chat room
     * @param curl the command for the same verdict, with the placeholder <code>{origin}</code>
     */
    @TemplateData
    public record VerdictCopies(String chat, String curl) {}

    /**
     * Makes the panel.
     *
     * @param request what was asked
     * @param copies the report in forms to copy
     * @param now the present
     */
    public static VerdictPanel of(ReportInput facts, ReportRequest request, VerdictCopies copies, Instant now) {
        var verdict = facts.verdict().noting(request.notes());
        var window = verdict.window();
        var suspects = new ArrayList<SuspectView>();
        var cleared = new ArrayList<SuspectView>();
        verdict.dependencies()
                .forEach(found -> (found.finding() == Finding.CLEARED ? cleared : suspects)
                        .add(SuspectView.of(found, window, now)));
        return new VerdictPanel(
                StateLabel.of(verdict),
                verdict.summary(),
                WindowLine.of(window),
                suspects,
                cleared,
                verdict.changes().stream()
                        .map(change -> ChangeLine.of(change, window))
                        .toList(),
                verdict.notes(),
                request.asked().cuts().stream()
                        .map(cut -> new PageLink(
                                WindowWording.judge(cut.incident(), cut.from(), cut.to()),
                                PageLinks.incident(cut.incident()),
                                false))
                        .toList(),
                copies);
    }
}
