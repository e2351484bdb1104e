// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.web.api.request;

import java.time.Duration;

/** The limits of one request. */
public final class RequestLimits {

    public static final Duration LONGEST_WINDOW = Duration.ofDays(31);
    public static final Duration LONGEST_BASELINE = Duration.ofDays(90);
    public static final Duration LONGEST_LAG = Duration.ofHours(1);
    public static final int MOST_ERRORS = 10_000;
    public static final int MOST_OBSERVATIONS = 10_000;
    /** In bytes. */
    public static final int LARGEST_BODY = 4 << 20;
    /** Of a body that asks and changes nothing, in bytes; the documented most error times are some 0.7 MB. */
    public static final int LARGEST_QUESTION = 1 << 20;

    /** Of a file of evidence, packed, in bytes. */
    public static final int LARGEST_ARCHIVE = 64 << 20;

    /** Names that posted observations may make, those of the config included. */
    public static final int MOST_DEPENDENCIES = 1_000;

    public static final int PAGE = 100;
    public static final int LARGEST_PAGE = 1_000;
    public static final int LONGEST_NAME = 200;

    /** How far the clock of the sender may be ahead. */
    public static final Duration CLOCK_AHEAD = Duration.ofSeconds(5);

    private RequestLimits() {}

    /** How many rows a page may have, as the call's parameter {@code limit} says. */
    public static int pageSize(QueryParameters parameters) {
        return parameters.number("limit", 1, LARGEST_PAGE).orElse(PAGE);
    }
}
