// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.web.page.status;

import dev.faultline.analysis.overview.OverviewLane;
import dev.faultline.dependency.Dependency;
import dev.faultline.probe.Observation;
import dev.faultline.probe.Status;
import dev.faultline.text.EnglishWords;
import dev.faultline.timeline.Episode;
import dev.faultline.timeline.InstantBounds;
import dev.faultline.web.page.address.PageLinks;
import dev.faultline.web.page.drawing.DrawnLane;
import dev.faultline.web.page.format.PageWording;
import dev.faultline.web.page.format.ShownInstant;
import dev.faultline.web.page.format.StateLabel;
import dev.faultline.web.page.verdict.EpisodeLine;
import io.quarkus.qute.TemplateData;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The current status of a dependency, or of one of the app's own routes.
 *
 * @param name its name
 * @param kind its kind
 * @param critical whether the app cannot do without it
 * @param configured whether it is probed now
 * @param now its current state
 * @param remark what limits that state: not confirmed yet, no recent observation; may be empty
 * @param availability how much of the view it was up
 * @param lastFailure its latest failure in the view; null if there was none
 * @param lastCheck its latest observation; null if there is none
 */
@TemplateData
public record StatusRow(
        String name,
        String kind,
        boolean critical,
        boolean configured,
        StateLabel now,
        String remark,
        AvailabilityCell availability,
        @Nullable FailureCell lastFailure,
        @Nullable CheckCell lastCheck) {

    /**
     * How much of the view it was up.
     *
     * @param up the share of the observed time in which it was up; empty if nothing was observed
     * @param observed how much of the view was observed
     * @param href the observations in the view
     */
    @TemplateData
    public record AvailabilityCell(String up, String observed, String href) {}

    /**
     * The latest failure in the view.
     *
     * @param words its status and failure class
     * @param from when it began; unknown if nothing bounds that
     * @param href the observations behind it
     */
    @TemplateData
    public record FailureCell(String words, ShownInstant from, String href) {}

    /**
     * The latest observation.
     *
     * @param at when it started
     * @param words what it found
     */
    @TemplateData
    public record CheckCell(ShownInstant at, String words) {}

    public static StatusRow of(OverviewLane lane, Instant from, Instant to, Instant now) {
        var dependency = lane.dependency();
        return new StatusRow(
                lane.name(),
                dependency.kind().name(),
                dependency.critical(),
                lane.configured(),
                DrawnLane.now(lane),
                remark(lane),
                new AvailabilityCell(
                        DrawnLane.available(lane),
                        EnglishWords.percent(lane.availability().coverage()),
                        PageLinks.observations(dependency.name(), from, to)),
                lane.lastFailure()
                        .map(episode -> failure(episode, dependency, now))
                        .orElse(null),
                lane.last()
                        .map(last -> new CheckCell(ShownInstant.roughly(last.startedAt(), now), words(last)))
                        .orElse(null));
    }

    private static FailureCell failure(Episode episode, Dependency dependency, Instant now) {
        return new FailureCell(
                PageWording.failure(
                        StateLabel.of(episode.status()).words(),
                        episode.failure().label()),
                began(episode.onset())
                        .map(began -> ShownInstant.roughly(began, now))
                        .orElse(ShownInstant.UNKNOWN),
                EpisodeLine.observations(episode, dependency, now));
    }

    private static Optional<Instant> began(InstantBounds onset) {
        return onset.earliest().or(onset::latest);
    }

    private static String remark(OverviewLane lane) {
        if (lane.last().isEmpty()) {
            return PageWording.NO_OBSERVATION;
        }
        if (lane.stale()) {
            return PageWording.NO_RECENT_OBSERVATION;
        }
        var confirmed = lane.confirmed().filter(status -> status != Status.UNKNOWN);
        return confirmed.isPresent() && confirmed.get() != lane.status()
                ? PageWording.unconfirmed(StateLabel.of(lane.status()).words().toLowerCase(Locale.ROOT))
                : "";
    }

    private static String words(Observation last) {
        var failure = last.failure().label();
        if (!last.message().isEmpty()) {
            return failure.isEmpty() ? last.message() : failure + ": " + last.message();
        }
        return failure.isEmpty() ? PageWording.responded(last.duration()) : failure;
    }
}
