// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.errors;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a source counted in the hour before: the errors that are usual.
 *
 * <p>At most 5 % of the requests, or an error a minute where requests are unknown, count as usual: an outage as long as the
 * hour does not make the next one usual.
 *
 * @param errors how many 5xx responses
 * @param requests how many responses in all; absent if unknown
 */
public record ErrorBaseline(long errors, OptionalLong requests) {

    /** How long before counts. */
    public static final Duration LENGTH = Duration.ofHours(1);

    /** Nothing was counted. */
    public static final ErrorBaseline NONE = new ErrorBaseline(0, OptionalLong.of(0));

    private static final double MOST_SHARE = 0.05;
    private static final double MOST_A_SECOND = 1 / 60.0;

    /** The baselines of a source. */
    @FunctionalInterface
    public interface History {

        /** That of the hour before an instant, of one route; of all routes together if none is given. */
        ErrorBaseline before(ErrorSource source, Optional<String> route, Instant instant);
    }

    /** How many errors are usual among so many requests. */
    double expectedAmong(double exposed) {
        var among = requests.orElse(0);
        return among == 0 ? 0 : Math.min(errors / (double) among, MOST_SHARE) * exposed;
    }

    /** How many errors are usual in so long. */
    double expectedIn(Duration exposed) {
        var aSecond = Math.min(errors / (double) LENGTH.toSeconds(), MOST_A_SECOND);
        return aSecond * exposed.toMillis() / 1_000.0;
    }
}
