// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.web.page.verdict;

import dev.faultline.dependency.Dependency;
import dev.faultline.timeline.Episode;
import dev.faultline.timeline.InstantBounds;
import dev.faultline.web.page.address.PageLinks;
import dev.faultline.web.page.format.BoundsText;
import dev.faultline.web.page.format.PageWording;
import dev.faultline.web.page.format.StateLabel;
import io.quarkus.qute.TemplateData;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One episode of a dependency.
 *
 * @param status what it was
 * @param failure the failure class; may be empty
 * @param onset when it began
 * @param recovery when it ended
 * @param isOver whether it has been up again since
 * @param observations how many failing observations, in words
 * @param message what was said; may be empty
 * @param href the observations behind it
 */
@TemplateData
public record EpisodeLine(
        StateLabel status,
        String failure,
        BoundsText onset,
        BoundsText recovery,
        boolean isOver,
        String observations,
        String message,
        String href) {

    static EpisodeLine of(Episode episode, Dependency dependency, Instant beside, Instant now) {
        return new EpisodeLine(
                StateLabel.of(episode.status()),
                episode.failure().label(),
                BoundsText.of(episode.onset(), beside),
                episode.recovery()
                        .map(recovery -> BoundsText.of(recovery, beside))
                        .orElse(BoundsText.NEVER),
                episode.recovery().isPresent(),
                PageWording.observations(episode.observations()),
                episode.message(),
                observations(episode, dependency, now));
    }

    /** The observations of an episode, from the last good one before it to the first good one after it. */
    public static String observations(Episode episode, Dependency dependency, Instant now) {
        var gap = dependency.pace().interval();
        var from = start(episode.onset(), gap);
        var to = episode.recovery()
                .flatMap(InstantBounds::latest)
                .map(end -> end.plus(gap))
                .orElse(now);
        return PageLinks.observations(dependency.name(), from.orElse(now.minus(gap)), to);
    }

    private static Optional<Instant> start(InstantBounds onset, Duration gap) {
        return onset.earliest().or(onset::latest).map(start -> start.minus(gap));
    }
}
