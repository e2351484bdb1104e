package dev.faultline.web.page;

import dev.faultline.web.page.address.PageLink;
import dev.faultline.web.page.drawing.TimelineDrawing;
import dev.faultline.web.page.format.ShownInstant;
import dev.faultline.web.page.status.IncidentRow;
import dev.faultline.web.page.status.SidecarWarning;
import dev.faultline.web.page.status.StatusRow;
import dev.faultline.web.page.verdict.StepChecklist;
import dev.faultline.web.page.verdict.VerdictPanel;
import io.quarkus.qute.TemplateData;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that the page shows.
 *
 * @param app the app this instance stands beside
 * @param instance the name of this instance
 * @param lastEvent the id of the latest event that it may show
 * @param title what the window of the browser is called
 * @param viewFrom the start of the span that is shown
 * @param viewTo its end
 * @param viewFollows whether it moves on with the time
 * @param windowFrom the start of the window that is judged; empty if none is
 * @param windowTo its end
 * @param concerns what is wrong with the sidecar itself
 * @param problems what is wrong with the address
 * @param form what the form is filled with
 * @param spans links to the usual spans
 * @param moves links to earlier, later, closer and wider spans
 * @param drawing the timeline
 * @param verdict the verdict; null where none is asked for, or it is left out
 * @param checklist the report; null likewise
 * @param isLeftOut whether the verdict was not wanted although there is a window
 * @param incidents the incidents of the view, or else the latest ones
 * @param areBeyond whether these incidents are not of the view
 * @param dependencies how they stand
 * @param routes how the app's own routes stand
 */
@TemplateData
record TimelinePage(
        String app,
        String instance,
        String lastEvent,
        String title,
        ShownInstant viewFrom,
        ShownInstant viewTo,
        boolean viewFollows,
        String windowFrom,
        String windowTo,
        List<SidecarWarning> concerns,
        List<String> problems,
        WindowForm form,
        List<PageLink> spans,
        List<PageLink> moves,
        TimelineDrawing drawing,
        @Nullable VerdictPanel verdict,
        @Nullable StepChecklist checklist,
        boolean isLeftOut,
        List<IncidentRow> incidents,
        boolean areBeyond,
        List<StatusRow> dependencies,
        List<StatusRow> routes) {}
