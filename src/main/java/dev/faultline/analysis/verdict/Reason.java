package dev.faultline.analysis.verdict;

import dev.faultline.probe.Failure;
import dev.faultline.timeline.Bounds;
import dev.faultline.timeline.Episode;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/** The sentence that says why a dependency is found as it is. */
final class Reason {

    private Reason() {}

    static String of(Inquiry inquiry, Measured measured, Finding finding) {
        return switch (finding) {
            case FAILED, DEGRADED -> failed(inquiry, measured, finding);
            case FAILED_BUT_UNRELATED -> unrelated(inquiry, measured);
            case MAY_HAVE_FAILED -> mayHaveFailed(inquiry, measured);
            case NOT_OBSERVED -> notObserved(measured);
            case CLEARED -> cleared(measured);
        };
    }

    private static String failed(Inquiry inquiry, Measured measured, Finding finding) {
        return (finding == Finding.FAILED ? "Down" : "Degraded")
                + failureClass(measured)
                + ": it explains " + share(inquiry, measured.explained())
                + lag(measured)
                + bounds(inquiry, measured)
                + ".";
    }

    private static String failureClass(Measured measured) {
        return longest(measured)
                .map(Episode::failure)
                .filter(failure -> failure != Failure.NONE)
                .map(failure -> " (" + failure.label() + ")")
                .orElse("");
    }

    /** The episode with the most observations, as the one that matters most. */
    static Optional<Episode> longest(Measured measured) {
        return measured.episodes().stream().max(Comparator.comparingLong(Episode::observations));
    }

    private static String lag(Measured measured) {
        var lag = measured.lag().millis();
        return lag == 0 ? "" : ", the errors following it by " + Words.length(Duration.ofMillis(lag));
    }

    private static String bounds(Inquiry inquiry, Measured measured) {
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

    static String onset(Bounds onset, Inquiry inquiry) {
        return "onset " + between(onset, inquiry);
    }

    private static String between(Bounds bounds, Inquiry inquiry) {
        var beside = inquiry.question().window().from();
        var latest = bounds.latest().map(instant -> Words.time(instant, beside)).orElse("");
        return bounds.earliest()
                .map(earliest -> "between " + Words.time(earliest, beside) + " and " + latest)
                .map(both -> both + " UTC")
                .orElse("at " + latest + " UTC or before");
    }

    private static String unrelated(Inquiry inquiry, Measured measured) {
        var chance = measured.chance();
        var explains = "It failed" + failureClass(measured) + " in reach of the window, but ";
        if (measured.explained() < Findings.LEAST_EXPLAINED - Pattern.EPSILON || chance.isEmpty()) {
            return explains + "explains " + only(inquiry, measured.explained()) + ".";
        }
        return explains + "the " + share(inquiry, measured.explained())
                + " that it explains is to be expected by chance: as much at "
                + Words.percent(chance.getAsDouble()) + " of all like windows in the baseline.";
    }

    private static String only(Inquiry inquiry, double share) {
        if (share <= Pattern.EPSILON) {
            return inquiry.hasErrors() ? "none of the errors" : "nothing of it";
        }
        return "only " + share(inquiry, share);
    }

    private static String mayHaveFailed(Inquiry inquiry, Measured measured) {
        if (!measured.remaining()) {
            return "Its next observation is still to come" + lastSeen(inquiry, measured)
                    + ": ask again in a few seconds.";
        }
        if (measured.failure().isPresent()) {
            return "It failed" + failureClass(measured) + " in reach of the window, which explains "
                    + only(inquiry, measured.explained()) + "; of "
                    + Words.percent(measured.possible() - measured.certain())
                    + (inquiry.hasErrors() ? " of the errors" : " of the window")
                    + " it is not known whether it failed.";
        }
        if (Findings.couldHide(inquiry, measured)) {
            return "No observation lies in the window, which is shorter than the "
                    + measured.resolution().map(Words::length).orElse("time")
                    + " that an outage could have lasted unseen.";
        }
        return "No failure is certain, but at some lag " + share(inquiry, measured.uncertain())
                + (inquiry.hasErrors() ? " fall" : " falls")
                + " in time in which it changed or was not observed.";
    }

    private static String lastSeen(Inquiry inquiry, Measured measured) {
        var beside = inquiry.question().window().from();
        return measured.pendingFrom()
                .map((Instant end) -> " (the last one ended at " + Words.time(end, beside) + " UTC)")
                .orElse("");
    }

    private static String notObserved(Measured measured) {
        return measured.evidence().timeline().firstObserved().isPresent()
                ? "Nothing was seen of it in reach of the window."
                : "Nothing was ever seen of it.";
    }

    private static String cleared(Measured measured) {
        var seen = measured.evidence().observations();
        var often = seen == 0
                ? "up on both sides of the window"
                : "up in the window, by " + Words.count(seen, "observation", "observations");
        return "It was seen " + often
                + measured.resolution()
                        .map(resolution ->
                                "; an outage shorter than " + Words.length(resolution) + " could have gone unseen")
                        .orElse("")
                + ".";
    }

    /** "97 % of the window" or "97 % of the errors". */
    static String share(Inquiry inquiry, double share) {
        return Words.percent(share) + (inquiry.hasErrors() ? " of the errors" : " of the window");
    }
}
