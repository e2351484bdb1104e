package dev.faultline.web.page.verdict;

import dev.faultline.analysis.verdict.Words;
import dev.faultline.dependency.Dependency;
import dev.faultline.timeline.Bounds;
import dev.faultline.timeline.Episode;
import dev.faultline.web.page.address.Links;
import dev.faultline.web.page.format.Between;
import dev.faultline.web.page.format.Shown;
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
 * @param isOver whether it was seen up again
 * @param observations how many failing observations, in words
 * @param message what was said; may be empty
 * @param href the observations behind it
 */
@TemplateData
public record EpisodeLine(
        Shown status,
        String failure,
        Between onset,
        Between recovery,
        boolean isOver,
        String observations,
        String message,
        String href) {

    static EpisodeLine of(Episode episode, Dependency dependency, Instant beside, Instant now) {
        return new EpisodeLine(
                Shown.of(episode.status()),
                episode.failure().label(),
                Between.of(episode.onset(), beside),
                episode.recovery().map(recovery -> Between.of(recovery, beside)).orElse(Between.NEVER),
                episode.recovery().isPresent(),
                Words.count(episode.observations(), "observation", "observations"),
                episode.message(),
                seen(episode, dependency, now));
    }

    /** What was seen of an episode, from the last good look before it to the first one after it. */
    public static String seen(Episode episode, Dependency dependency, Instant now) {
        var gap = dependency.pace().interval();
        var from = start(episode.onset(), gap);
        var to = episode.recovery()
                .flatMap(Bounds::latest)
                .map(end -> end.plus(gap))
                .orElse(now);
        return Links.observations(dependency.name(), from.orElse(now.minus(gap)), to);
    }

    private static Optional<Instant> start(Bounds onset, Duration gap) {
        return onset.earliest().or(onset::latest).map(start -> start.minus(gap));
    }
}
