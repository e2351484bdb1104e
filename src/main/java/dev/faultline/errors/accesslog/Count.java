package dev.faultline.errors.accesslog;

import java.util.Optional;

/**
 * What an access log said since it was started.
 *
 * @param answers lines that told of an answer that is kept
 * @param errors how many of these were a 5xx
 * @param outdated lines of answers that are older than what is kept
 * @param bad lines that could not be read
 * @param lastBad what was wrong with the last of these
 */
public record Count(long answers, long errors, long outdated, long bad, Optional<String> lastBad) {

    static final Count NOTHING = new Count(0, 0, 0, 0, Optional.empty());

    Count plus(Count other) {
        return new Count(
                answers + other.answers,
                errors + other.errors,
                outdated + other.outdated,
                bad + other.bad,
                other.lastBad.or(() -> lastBad));
    }

    Count plusAnswer(boolean error) {
        return new Count(answers + 1, errors + (error ? 1 : 0), outdated, bad, lastBad);
    }

    Count plusOutdated() {
        return new Count(answers, errors, outdated + 1, bad, lastBad);
    }

    Count plusBad(String reason) {
        return new Count(answers, errors, outdated, bad + 1, Optional.of(reason));
    }
}
