package dev.faultline.web.page.status;

import dev.faultline.analysis.overview.OverviewLane;
import dev.faultline.probe.Observation;
import dev.faultline.probe.Status;
import dev.faultline.text.DurationWords;
import dev.faultline.text.EnglishWords;
import dev.faultline.timeline.InstantBounds;
import dev.faultline.web.page.address.PageLinks;
import dev.faultline.web.page.drawing.DrawnLane;
import dev.faultline.web.page.format.ShownInstant;
import dev.faultline.web.page.format.StateLabel;
import dev.faultline.web.page.verdict.EpisodeLine;
import io.quarkus.qute.TemplateData;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * How a dependency, or one of the app's own routes, stands.
 *
 * @param name which
 * @param kind its kind
 * @param critical whether the app cannot do without it
 * @param configured whether it is looked at now
 * @param now how it stands
 * @param remark what else there is to say of that: not confirmed yet, not seen lately; may be empty
 * @param available how much of the observed time of the view it was up; empty if nothing was observed
 * @param covered how much of the view was observed
 * @param failedAt when it began to fail for the last time in the view; unknown if it did not
 * @param failure how: the status and the class of that failure
 * @param failedHref the observations behind that
 * @param seenAt when it was last looked at; unknown if never
 * @param said what that brought
 * @param href what was seen of it in the view
 */
@TemplateData
public record StatusRow(
        String name,
        String kind,
        boolean critical,
        boolean configured,
        StateLabel now,
        String remark,
        String available,
        String covered,
        ShownInstant failedAt,
        String failure,
        String failedHref,
        ShownInstant seenAt,
        String said,
        String href) {

    public static StatusRow of(OverviewLane lane, Instant from, Instant to, Instant now) {
        var failure = lane.lastFailure();
        return new StatusRow(
                lane.name(),
                lane.dependency().kind().name(),
                lane.dependency().critical(),
                lane.configured(),
                DrawnLane.now(lane),
                remark(lane),
                DrawnLane.available(lane),
                EnglishWords.percent(lane.availability().coverage()),
                failure.flatMap(episode -> began(episode.onset()))
                        .map(began -> ShownInstant.roughly(began, now))
                        .orElse(ShownInstant.UNKNOWN),
                failure.map(episode -> StateLabel.of(episode.status()).words()
                                + (episode.failure().label().isEmpty()
                                        ? ""
                                        : " (" + episode.failure().label() + ")"))
                        .orElse(""),
                failure.map(episode -> EpisodeLine.seen(episode, lane.dependency(), now))
                        .orElse(""),
                lane.last()
                        .map(seen -> ShownInstant.roughly(seen.startedAt(), now))
                        .orElse(ShownInstant.UNKNOWN),
                lane.last().map(StatusRow::said).orElse(""),
                PageLinks.observations(lane.dependency().name(), from, to));
    }

    private static Optional<Instant> began(InstantBounds onset) {
        return onset.earliest().or(onset::latest);
    }

    private static String remark(OverviewLane lane) {
        if (lane.last().isEmpty()) {
            return "nothing was seen of it yet";
        }
        if (lane.stale()) {
            return "not seen lately";
        }
        var confirmed = lane.confirmed().filter(status -> status != Status.UNKNOWN);
        return confirmed.isPresent() && confirmed.get() != lane.status()
                ? "last look: " + StateLabel.of(lane.status()).words().toLowerCase(Locale.ROOT) + ", not confirmed yet"
                : "";
    }

    private static String said(Observation seen) {
        var failure = seen.failure().label();
        if (!seen.message().isEmpty()) {
            return failure.isEmpty() ? seen.message() : failure + ": " + seen.message();
        }
        return failure.isEmpty() ? "answered in " + DurationWords.of(seen.duration()) : failure;
    }
}
