package dev.faultline.probe.scheduler;

import dev.faultline.text.DurationWords;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Compares the progress of the wall clock with that of the monotonic clock. Deviations up to half a second from one look
 * to the next are followed without a word: that is a clock being slewed, or set by a little.
 */
final class ClockJumps {

    /** More than this between two looks is a jump. */
    static final Duration TOLERATED = Duration.ofMillis(500);

    private ClockReading last;

    ClockJumps(ClockReading first) {
        last = first;
    }

    /** Whether the wall clock jumped since the last look. A suspended machine looks like a jump forward. */
    Optional<ClockJump> look(ClockReading now) {
        var expected = last.wallAt(now.nanos());
        var by = Duration.between(expected, now.wall());
        last = now;
        var isJump = by.compareTo(TOLERATED) > 0 || by.plus(TOLERATED).isNegative();
        return isJump ? Optional.of(new ClockJump(expected, by)) : Optional.empty();
    }

    /**
     * A jump of the wall clock.
     *
     * @param expected what the wall clock would show now without it
     * @param by how far it jumped; negative: back
     */
    record ClockJump(Instant expected, Duration by) {

        /** One clause for a log line or a message. */
        String inWords() {
            return "the wall clock jumped " + (by.isNegative() ? "back" : "forward") + " by "
                    + DurationWords.of(by.abs());
        }
    }
}
