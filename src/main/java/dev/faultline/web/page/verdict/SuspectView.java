package dev.faultline.web.page.verdict;

import dev.faultline.analysis.verdict.DependencyVerdict;
import dev.faultline.analysis.verdict.JudgedWindow;
import dev.faultline.basics.TimeOrder;
import dev.faultline.text.DurationWords;
import dev.faultline.text.EnglishWords;
import dev.faultline.timeline.Episode;
import dev.faultline.timeline.InstantBounds;
import dev.faultline.web.page.address.PageLinks;
import dev.faultline.web.page.format.StateLabel;
import io.quarkus.qute.TemplateData;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * What is found of one dependency.
 *
 * @param name which
 * @param kind its kind
 * @param critical whether the app cannot do without it
 * @param finding what it comes to
 * @param why in one sentence
 * @param href the observations behind the sentence
 * @param isFailing whether it failed in the window, related or not
 * @param explained how much it explains, in [0, 1]
 * @param explainedText the same in words
 * @param failing how long it failed in the window: at least, and at most
 * @param chance how likely such an overlap is by chance, in words; may be empty
 * @param lag how far the errors followed it; empty if at once
 * @param coverage how much of the window was observed
 * @param observations how many observations lie in the window, in words
 * @param resolution the longest outage that could have been missed; empty if nothing was seen
 * @param score how much speaks for it, two decimals
 * @param episodes its failures in reach of the window, the first of them
 * @param more how many more there are, in words; empty if none
 */
@TemplateData
public record SuspectView(
        String name,
        String kind,
        boolean critical,
        StateLabel finding,
        String why,
        String href,
        boolean isFailing,
        double explained,
        String explainedText,
        String failing,
        String chance,
        String lag,
        String coverage,
        String observations,
        String resolution,
        String score,
        List<EpisodeLine> episodes,
        String more) {

    /** So many episodes are told one by one. */
    private static final int EPISODES = 5;

    static SuspectView of(DependencyVerdict found, JudgedWindow window, Instant now) {
        var isFailing = found.finding().isFailure();
        var more = found.episodes().size() - EPISODES;
        return new SuspectView(
                found.dependency().name(),
                found.dependency().kind().name(),
                found.dependency().critical(),
                StateLabel.of(found.finding()),
                found.why(),
                seen(found, window, now),
                isFailing,
                found.explained(),
                EnglishWords.percent(found.explained()),
                isFailing ? DurationWords.range(found.certain(), found.possible()) : "",
                isFailing && found.explained() > 0 ? chance(found) : "",
                found.lag().isZero() ? "" : DurationWords.of(found.lag()),
                EnglishWords.percent(found.coverage()),
                EnglishWords.count(found.observations(), "observation", "observations"),
                found.resolution().map(DurationWords::of).orElse(""),
                String.format(Locale.ROOT, "%.2f", found.score().total()),
                found.episodes().stream()
                        .limit(EPISODES)
                        .map(episode -> EpisodeLine.of(episode, found.dependency(), window.from(), now))
                        .toList(),
                more > 0 ? EnglishWords.count(more, "more episode", "more episodes") : "");
    }

    private static String chance(DependencyVerdict found) {
        var chance = found.chance();
        return chance.isPresent()
                ? "as much in " + EnglishWords.percent(chance.getAsDouble()) + " of windows like this"
                : "not known, there is too little history";
    }

    /** Around its episodes in reach of the window; without any, around the window at its lag. */
    private static String seen(DependencyVerdict found, JudgedWindow window, Instant now) {
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
