package dev.faultline.sqlite;

import java.time.Duration;
import java.time.temporal.ChronoUnit;

/** Durations in whole microseconds. */
final class MicrosColumn {

    private MicrosColumn() {}

    static long of(Duration duration) {
        return duration.getSeconds() * 1_000_000 + duration.getNano() / 1_000;
    }

    static Duration duration(long micros) {
        return Duration.of(micros, ChronoUnit.MICROS);
    }
}
