package dev.faultline.web.page.verdict;

import dev.faultline.analysis.runbook.ReportInput;
import dev.faultline.analysis.verdict.Finding;
import dev.faultline.analysis.verdict.JudgedWindow;
import dev.faultline.analysis.verdict.VerdictText;
import dev.faultline.text.DurationWords;
import dev.faultline.text.TimeWords;
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
 * @param from the start of the window
 * @param to its end
 * @param length how long it is
 * @param route the route that failed; empty if any
 * @param suspects the dependencies that are not cleared, by order of suspicion
 * @param cleared the others
 * @param changes those at or before the window's end, the latest first
 * @param notes what else a responder has to know
 * @param markdown the whole of it to paste in a chat room
 * @param curl the command that asks for the same, with the placeholder <code>{origin}</code>
 */
@TemplateData
public record VerdictPanel(
        StateLabel answer,
        String summary,
        ShownInstant from,
        ShownInstant to,
        String length,
        String route,
        List<SuspectView> suspects,
        List<SuspectView> cleared,
        List<ChangeLine> changes,
        List<String> notes,
        String markdown,
        String curl) {

    /**
     * That of what is known of a window.
     *
     * @param more what else there is to say
     * @param curl the command that asks for the same
     * @param now the present
     */
    public static VerdictPanel of(ReportInput facts, List<String> more, String curl, Instant now) {
        var verdict = facts.verdict().noting(more);
        var window = verdict.window();
        var suspects = new ArrayList<SuspectView>();
        var cleared = new ArrayList<SuspectView>();
        verdict.dependencies()
                .forEach(found -> (found.finding() == Finding.CLEARED ? cleared : suspects)
                        .add(SuspectView.of(found, window, now)));
        return new VerdictPanel(
                StateLabel.of(verdict.answer()),
                verdict.summary(),
                day(window),
                ShownInstant.of(window.to(), window.from()),
                DurationWords.of(window.duration()),
                window.route().orElse(""),
                suspects,
                cleared,
                verdict.changes().stream()
                        .map(change -> ChangeLine.of(change, window))
                        .toList(),
                verdict.notes(),
                VerdictText.markdown(facts.app(), verdict),
                curl);
    }

    private static ShownInstant day(JudgedWindow window) {
        var time = TimeWords.date(window.from()) + " " + TimeWords.time(window.from(), window.from());
        return new ShownInstant(window.from().toString(), time);
    }
}
