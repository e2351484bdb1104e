package dev.faultline.sqlite;

import java.time.Instant;

/** Instants in whole milliseconds since 1970; those beyond any stored one are brought near. */
final class MillisColumn {

    private static final Instant FIRST = Instant.EPOCH.minusSeconds(100_000_000_000L);
    private static final Instant LAST = Instant.EPOCH.plusSeconds(100_000_000_000L);

    private MillisColumn() {}

    static long floor(Instant instant) {
        return near(instant).toEpochMilli();
    }

    static long ceil(Instant instant) {
        var near = near(instant);
        return near.getNano() % 1_000_000 == 0 ? near.toEpochMilli() : near.toEpochMilli() + 1;
    }

    private static Instant near(Instant instant) {
        return instant.isBefore(FIRST) ? FIRST : instant.isAfter(LAST) ? LAST : instant;
    }
}
