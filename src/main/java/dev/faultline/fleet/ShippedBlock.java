// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.fleet;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/** The observations of one dependency that began in one hour, packed as the local store has them; or that it has none. */
public final class ShippedBlock {

    private static final int HOURS = 24;
    private static final long SECONDS = 3_600;

    private final String dependency;
    private final long hour;
    private final long count;
    private final byte[] bytes;

    private ShippedBlock(String dependency, long hour, long count, byte[] bytes) {
        this.dependency = dependency;
        this.hour = hour;
        this.count = count;
        this.bytes = bytes;
    }

    /**
     * One with observations.
     *
     * @param hour since 1970
     * @param count how many observations
     * @param bytes at least one, the first of which is the format of the others; they are not copied
     */
    public static ShippedBlock of(String dependency, long hour, long count, byte[] bytes) {
        return new ShippedBlock(dependency, hour, count, bytes);
    }

    /** That there is none, so what the fleet's database has of that hour goes. */
    public static ShippedBlock none(String dependency, long hour) {
        return new ShippedBlock(dependency, hour, 0, new byte[0]);
    }

    public String dependency() {
        return dependency;
    }

    /** The UTC day. */
    public LocalDate day() {
        return Instant.ofEpochSecond(hour * SECONDS).atOffset(ZoneOffset.UTC).toLocalDate();
    }

    /** The hour of that day, from 0 on. */
    public int hourOfDay() {
        return Math.floorMod(hour, HOURS);
    }

    /** How many observations it holds. */
    public long count() {
        return count;
    }

    /** The packed observations; absent if there are none. */
    public Optional<byte[]> bytes() {
        return Optional.of(bytes).filter(packed -> packed.length > 0);
    }

    /** Which one it is, among those that were refused. */
    public String key() {
        return key(dependency, hour);
    }

    /** The same of a dependency and an hour since 1970. */
    public static String key(String dependency, long hour) {
        return dependency + "\n" + hour;
    }
}
