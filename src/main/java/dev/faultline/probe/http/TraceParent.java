// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.http;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;

/**
 * What tells the other side which trace a request is part of (W3C Trace Context, version 00). Of a trace that nobody else
 * knows, and not sampled: who wants it recorded decides so by its own rules.
 *
 * @param trace 32 hexadecimal digits, not all zero
 * @param span 16 hexadecimal digits, not all zero
 */
record TraceParent(String trace, String span) {

    static final String HEADER = "traceparent";

    /** A trace of its own. */
    static TraceParent random() {
        var random = ThreadLocalRandom.current();
        return new TraceParent(digits(random.nextLong()) + digits(nonZero(random)), digits(nonZero(random)));
    }

    private static long nonZero(ThreadLocalRandom random) {
        return random.nextLong(1, Long.MAX_VALUE);
    }

    private static String digits(long bits) {
        return HexFormat.of().toHexDigits(bits);
    }

    /** The value of the header. */
    String header() {
        return "00-" + trace + "-" + span + "-00";
    }
}
