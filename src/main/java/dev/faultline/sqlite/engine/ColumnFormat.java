// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.sqlite.engine;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;

/** How values are written in a column: instants as milliseconds since 1970, durations as microseconds, the rest as text. */
public final class ColumnFormat {

    private static final Instant FIRST = Instant.EPOCH.minusSeconds(100_000_000_000L);
    private static final Instant LAST = Instant.EPOCH.plusSeconds(100_000_000_000L);

    private ColumnFormat() {}

    /** The last whole millisecond that is not after the instant; instants beyond any stored one are brought near. */
    public static long floorMillis(Instant instant) {
        return near(instant).toEpochMilli();
    }

    /** The first whole millisecond that is not before the instant; instants beyond any stored one are brought near. */
    public static long ceilMillis(Instant instant) {
        var near = near(instant);
        return near.getNano() % 1_000_000 == 0 ? near.toEpochMilli() : near.toEpochMilli() + 1;
    }

    private static Instant near(Instant instant) {
        return instant.isBefore(FIRST) ? FIRST : instant.isAfter(LAST) ? LAST : instant;
    }

    /** The duration in whole microseconds. */
    public static long micros(Duration duration) {
        return duration.getSeconds() * 1_000_000 + duration.getNano() / 1_000;
    }

    public static Duration duration(long micros) {
        return Duration.of(micros, ChronoUnit.MICROS);
    }

    /** {@code resolve=1200,connect=340}, in microseconds. */
    public static String phaseText(Map<String, Duration> phases) {
        var text = new StringBuilder();
        phases.forEach((phase, time) ->
                text.append(text.isEmpty() ? "" : ",").append(phase).append('=').append(micros(time)));
        return text.toString();
    }

    /** The phases of which {@link #phaseText} gave the text. */
    public static Map<String, Duration> phases(String text) {
        if (text.isEmpty()) {
            return Map.of();
        }
        var phases = new LinkedHashMap<String, Duration>();
        for (var phase : text.split(",", -1)) {
            var equals = phase.lastIndexOf('=');
            phases.put(phase.substring(0, equals), duration(Long.parseLong(phase.substring(equals + 1))));
        }
        return phases;
    }
}
