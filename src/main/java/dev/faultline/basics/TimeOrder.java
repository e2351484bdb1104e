// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.basics;

import java.time.Duration;
import java.time.Instant;

/** The smaller or the larger of two times; of equal ones the first. */
public final class TimeOrder {

    private TimeOrder() {}

    public static Instant earlier(Instant one, Instant other) {
        return other.isBefore(one) ? other : one;
    }

    public static Instant later(Instant one, Instant other) {
        return other.isAfter(one) ? other : one;
    }

    public static Duration shorter(Duration one, Duration other) {
        return other.compareTo(one) < 0 ? other : one;
    }

    public static Duration longer(Duration one, Duration other) {
        return other.compareTo(one) > 0 ? other : one;
    }
}
