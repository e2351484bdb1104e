// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.web.page.verdict;

import dev.faultline.analysis.verdict.DependencyVerdict;
import dev.faultline.analysis.verdict.JudgedWindow;
import dev.faultline.basics.TimeOrder;
import dev.faultline.text.DurationWords;
import dev.faultline.text.EnglishWords;
import dev.faultline.timeline.Episode;
import dev.faultline.timeline.InstantBounds;
import dev.faultline.web.page.address.PageLinks;
import dev.faultline.web.page.format.PageWording;
import dev.faultline.web.page.format.StateLabel;
import io.quarkus.qute.TemplateData;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was found about one dependency.
 *
 * @param name its name
 * @param kind its kind
 * @param critical whether the app cannot do without it
 * @param finding what was found, in a word
 * @param why the same in one sentence
 * @param href the observations behind the sentence
 * @param share how much it explains; null unless it failed in the window, related or not
 * @param facts the figures behind the finding
 * @param episodes its failures in reach of the window
 */
@TemplateData
public record SuspectView(
        String name,
        String kind,
        boolean critical,
        StateLabel finding,
        String why,
        String href,
        @Nullable ExplainedShare share,
        SuspectFacts facts,
        EpisodeList episodes) {

    /** So many episodes are shown one by one. */
    private static final int EPISODES = 5;

    /**
     * How much of the window, or of its errors, a dependency explains.
     *
     * @param value in [0, 1]
     * @param text the same as a percentage
     */
    @TemplateData
    public record ExplainedShare(double value, String text) {}

    /**
     * The figures behind a finding, in words.
     *
     * @param failing how long it failed in the window, at least and at most; empty if it did not
     * @param chance how likely such an overlap is by chance; may be empty
     * @param lag how far the errors followed it; empty if at once
     * @param coverage how much of the window was observed
     * @param observations how many observations lie in the window
     * @param resolution the longest outage that could have been missed; empty if nothing was observed
     */
    @TemplateData
    public record SuspectFacts(
            String failing, String chance, String lag, String coverage, String observations, String resolution) {}

    /**
     * Failures in reach of the window.
     *
     * @param lines the first of them
     * @param more how many more there are, in words; empty if none
     */
    @TemplateData
    public record EpisodeList(List<EpisodeLine> lines, String more) {}

    static SuspectView of(DependencyVerdict found, JudgedWindow window, Instant now) {
        var isFailing = found.finding().isFailure();
        return new SuspectView(
                found.dependency().name(),
                found.dependency().kind().name(),
                found.dependency().critical(),
                StateLabel.of(found.finding()),
                found.why(),
                observations(found, window, now),
                isFailing ? new ExplainedShare(found.explained(), EnglishWords.percent(found.explained())) : null,
                facts(found, isFailing),
                episodes(found, window, now));
    }

    private static SuspectFacts facts(DependencyVerdict found, boolean isFailing) {
        return new SuspectFacts(
                isFailing ? DurationWords.range(found.certain(), found.possible()) : "",
                isFailing && found.explained() > 0 ? chance(found) : "",
                found.lag().isZero() ? "" : DurationWords.of(found.lag()),
                EnglishWords.percent(found.coverage()),
                PageWording.observations(found.observations()),
                found.resolution().map(DurationWords::of).orElse(""));
    }

    private static EpisodeList episodes(DependencyVerdict found, JudgedWindow window, Instant now) {
        var more = found.episodes().size() - EPISODES;
        return new EpisodeList(
                found.episodes().stream()
                        .limit(EPISODES)
                        .map(episode -> EpisodeLine.of(episode, found.dependency(), window.from(), now))
                        .toList(),
                more > 0 ? PageWording.moreEpisodes(more) : "");
    }

    private static String chance(DependencyVerdict found) {
        var chance = found.chance();
        return chance.isPresent() ? PageWording.chance(chance.getAsDouble()) : PageWording.UNKNOWN_CHANCE;
    }

    /** Around its episodes in reach of the window; without any, around the window at its lag. */
    private static String observations(DependencyVerdict found, JudgedWindow window, Instant now) {
        var gap = found.dependency()
                .pace()
                .interval()
                .plus(found.dependency().pace().timeout());
        var from = window.from().minus(found.lag());
        var to = window.to();
        if (!found.episodes().isEmpty()) {
            var first = found.episodes().get(0).onset();
            from = TimeOrder.earlier(first.earliest().or(first::latest).orElse(from), from);
            to = TimeOrder.later(end(found.episodes().get(found.episodes().size() - 1), now), to);
        }
        return PageLinks.observations(
                found.dependency().name(), from.minus(gap), TimeOrder.earlier(to.plus(gap), TimeOrder.later(now, to)));
    }

    private static Instant end(Episode last, Instant now) {
        return last.recovery().flatMap(InstantBounds::latest).orElse(now);
    }
}
