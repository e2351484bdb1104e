// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.errors;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** In what a log gives a duration. */
public enum LoggedUnit {
    SECONDS("s", 1_000),
    MILLIS("ms", 1),
    MICROS("us", 1e-3),
    NANOS("ns", 1e-6);

    /** All their symbols. */
    static final Set<String> SYMBOLS =
            Arrays.stream(values()).map(unit -> unit.symbol).collect(Collectors.toUnmodifiableSet());

    private final String symbol;
    private final double millis;

    LoggedUnit(String symbol, double millis) {
        this.symbol = symbol;
        this.millis = millis;
    }

    /** So many of it in milliseconds. */
    public double toMillis(double number) {
        return number * millis;
    }

    /** The one with that symbol: {@code s}, {@code ms}, {@code us} or {@code µs}, {@code ns}. */
    public static Optional<LoggedUnit> of(String symbol) {
        return Arrays.stream(values())
                .filter(unit -> unit.symbol.equals(symbol) || unit == MICROS && symbol.equals("µs"))
                .findFirst();
    }
}
