package dev.faultline.analysis.verdict;

import dev.faultline.probe.FailureClass;
import dev.faultline.text.DurationWords;
import dev.faultline.text.EnglishWords;
import dev.faultline.text.TimeWords;
import dev.faultline.timeline.Episode;
import dev.faultline.timeline.InstantBounds;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/** The sentence that says why a dependency is found as it is. */
final class FindingReason {

    private FindingReason() {}

    static String of(JudgingContext inquiry, DependencyMeasurements measured, Finding finding) {
        return switch (finding) {
            case FAILED, DEGRADED -> failed(inquiry, measured, finding);
            case FAILED_BUT_UNRELATED -> unrelated(inquiry, measured);
            case MAY_HAVE_FAILED -> mayHaveFailed(inquiry, measured);
            case NOT_OBSERVED -> notObserved(measured);
            case CLEARED -> cleared(measured);
        };
    }

    private static String failed(JudgingContext inquiry, DependencyMeasurements measured, Finding finding) {
        return (finding == Finding.FAILED ? "Down" : "Degraded")
                + failureClass(measured)
                + ": it explains " + share(inquiry, measured.explained())
                + lag(measured)
                + bounds(inquiry, measured)
                + ".";
    }

    private static String failureClass(DependencyMeasurements measured) {
        return longest(measured)
                .map(Episode::failure)
                .filter(failure -> failure != FailureClass.NONE)
                .map(failure -> " (" + failure.label() + ")")
                .orElse("");
    }

    /** The episode with the most observations, as the one that matters most. */
    static Optional<Episode> longest(DependencyMeasurements measured) {
        return measured.episodes().stream().max(Comparator.comparingLong(Episode::observations));
    }

    private static String lag(DependencyMeasurements measured) {
        var lag = measured.lag().millis();
        return lag == 0 ? "" : ", the errors following it by " + DurationWords.of(Duration.ofMillis(lag));
    }

    private static String bounds(JudgingContext inquiry, DependencyMeasurements measured) {
        var episodes = measured.episodes();
        if (episodes.isEmpty()) {
            return "";
        }
        if (episodes.size() > 1) {
            return "; it failed " + episodes.size() + " times in reach of the window, the first time with its "
                    + onset(episodes.get(0).onset(), inquiry);
        }
        var episode = episodes.get(0);
        return "; " + onset(episode.onset(), inquiry)
                + episode.recovery()
                        .map(recovery -> ", recovery " + between(recovery, inquiry))
                        .orElse(", not seen up again since");
    }

    static String onset(InstantBounds onset, JudgingContext inquiry) {
        return "onset " + between(onset, inquiry);
    }

    private static String between(InstantBounds bounds, JudgingContext inquiry) {
        var beside = inquiry.question().window().from();
        var latest =
                bounds.latest().map(instant -> TimeWords.time(instant, beside)).orElse("");
        return bounds.earliest()
                .map(earliest -> "between " + TimeWords.time(earliest, beside) + " and " + latest)
                .map(both -> both + " UTC")
                .orElse("at " + latest + " UTC or before");
    }

    private static String unrelated(JudgingContext inquiry, DependencyMeasurements measured) {
        var chance = measured.chance();
        var explains = "It failed" + failureClass(measured) + " in reach of the window, but ";
        if (measured.explained() < FindingRules.LEAST_EXPLAINED - ErrorDistribution.EPSILON || chance.isEmpty()) {
            return explains + "explains " + only(inquiry, measured.explained()) + ".";
        }
        return explains + "the " + share(inquiry, measured.explained())
                + " that it explains is to be expected by chance: as much at "
                + EnglishWords.percent(chance.getAsDouble()) + " of all like windows in the baseline.";
    }

    private static String only(JudgingContext inquiry, double share) {
        if (share <= ErrorDistribution.EPSILON) {
            return inquiry.hasErrors() ? "none of the errors" : "nothing of it";
        }
        return "only " + share(inquiry, share);
    }

    private static String mayHaveFailed(JudgingContext inquiry, DependencyMeasurements measured) {
        if (!measured.remaining()) {
            return "Its next observation is still to come" + lastSeen(inquiry, measured)
                    + ": ask again in a few seconds.";
        }
        if (measured.failure().isPresent()) {
            return "It failed" + failureClass(measured) + " in reach of the window, which explains "
                    + only(inquiry, measured.explained()) + "; of "
                    + EnglishWords.percent(measured.possible() - measured.certain())
                    + (inquiry.hasErrors() ? " of the errors" : " of the window")
                    + " it is not known whether it failed.";
        }
        if (FindingRules.couldHide(inquiry, measured)) {
            return "No observation lies in the window, which is shorter than the "
                    + measured.resolution().map(DurationWords::of).orElse("time")
                    + " that an outage could have lasted unseen.";
        }
        return "No failure is certain, but at some lag " + share(inquiry, measured.uncertain())
                + (inquiry.hasErrors() ? " fall" : " falls")
                + " in time in which it changed or was not observed.";
    }

    private static String lastSeen(JudgingContext inquiry, DependencyMeasurements measured) {
        var beside = inquiry.question().window().from();
        return measured.pendingFrom()
                .map((Instant end) -> " (the last one ended at " + TimeWords.time(end, beside) + " UTC)")
                .orElse("");
    }

    private static String notObserved(DependencyMeasurements measured) {
        return measured.evidence().timeline().firstObserved().isPresent()
                ? "Nothing was seen of it in reach of the window."
                : "Nothing was ever seen of it.";
    }

    private static String cleared(DependencyMeasurements measured) {
        var seen = measured.evidence().observations();
        var often = seen == 0
                ? "up on both sides of the window"
                : "up in the window, by " + EnglishWords.count(seen, "observation", "observations");
        return "It was seen " + often
                + measured.resolution()
                        .map(resolution ->
                                "; an outage shorter than " + DurationWords.of(resolution) + " could have gone unseen")
                        .orElse("")
                + ".";
    }

    /** "97 % of the window" or "97 % of the errors". */
    static String share(JudgingContext inquiry, double share) {
        return EnglishWords.percent(share) + (inquiry.hasErrors() ? " of the errors" : " of the window");
    }
}
