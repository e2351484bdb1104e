// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.errors.accesslog;

import dev.faultline.errors.ErrorSource;
import dev.faultline.errors.SourceReading;
import dev.faultline.errors.SourceReading.ReadingAspect;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What became of the lines of a batch, counted as they are read. Not thread-safe. */
final class LineOutcomes {

    private long answers;
    private long errors;
    private long outdated;
    private long leftOut;
    private long bad;
    private Optional<String> lastBad = Optional.empty();
    private long last;

    void clear() {
        answers = 0;
        errors = 0;
        outdated = 0;
        leftOut = 0;
        bad = 0;
        lastBad = Optional.empty();
        last = 0;
    }

    /** A line that counts. */
    void answer(AccessLogEntry answered) {
        answers++;
        errors += answered.isError() ? 1 : 0;
        last = answered.at().to();
    }

    /** A line of an answer that is older than what is kept. */
    void outdated() {
        outdated++;
    }

    /** A line of an answer that does not count: of a check, or of an ignored route. */
    void leftOut() {
        leftOut++;
    }

    /** A line that could not be read. */
    void bad(String reason) {
        bad++;
        lastBad = Optional.of(reason);
    }

    AccessLogProgress progress() {
        return new AccessLogProgress(answers, errors, outdated, bad, lastBad);
    }

    /**
     * How many lines could not be read, at the time of the last one that could.
     *
     * @param now when they were read
     */
    List<SourceReading> readings(Instant now) {
        var lines = answers + leftOut + bad;
        var at = answers == 0 ? now : Instant.ofEpochMilli(last);
        return lines == 0
                ? List.of()
                : List.of(new SourceReading(ErrorSource.ACCESS_LOG, ReadingAspect.LINES, at, at, lines, bad));
    }
}
