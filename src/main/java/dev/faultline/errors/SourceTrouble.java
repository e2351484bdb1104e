// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.errors;

import dev.faultline.errors.SourceReading.ReadingAspect;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Why what a source says is no evidence of health: too much of what it read was not understood.
 *
 * @param reading how much
 */
public record SourceTrouble(SourceReading reading) {

    private static final double NOTICEABLE_SHARE = 0.01;
    private static final double LARGE_SHARE = 0.1;
    private static final long SEVERAL = 3;
    /** Fewer entries may be a banner. */
    private static final long ENOUGH_ENTRIES = 10;

    /** The trouble of each reading that is one. */
    public static List<SourceTrouble> in(Collection<SourceReading> readings) {
        return readings.stream().flatMap(each -> of(each).stream()).toList();
    }

    /** The trouble that the reading is, if it is one. */
    public static Optional<SourceTrouble> of(SourceReading reading) {
        return Optional.of(new SourceTrouble(reading)).filter(SourceTrouble::isOne);
    }

    private boolean isOne() {
        var missed = reading.missed();
        var isAll = missed > 0 && missed == reading.total();
        return switch (reading.aspect()) {
            case LINES -> reading.share() >= NOTICEABLE_SHARE && (missed >= SEVERAL || reading.share() >= LARGE_SHARE);
            case LEVELS -> isAll && missed >= ENOUGH_ENTRIES;
            case COUNTERS, ANSWERS -> isAll;
            case PROCESSES -> missed > 1;
        };
    }

    public ErrorSource source() {
        return reading.source();
    }

    public ReadingAspect aspect() {
        return reading.aspect();
    }

    /** The key of the config file that mends it. */
    public String key() {
        var isAccessLog = source() == ErrorSource.ACCESS_LOG;
        return switch (aspect()) {
            case LINES -> isAccessLog ? "errors.access-log.format" : "errors.app-log.format";
            case LEVELS -> "errors.app-log.format";
            case COUNTERS -> "errors.metrics.counters";
            case PROCESSES, ANSWERS -> "errors.metrics.url";
        };
    }
}
