// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.scheduler;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.OptionalLong;

/**
 * The instants at which one dependency is due: {@code origin + k * interval} on the monotonic clock. Each is computed
 * from the grid, never from the end of the probe before, so nothing drifts; the origin lies at a phase within the first
 * interval that follows from the names, so that one dependency's observers do not start together.
 *
 * <p>The dependencies of one instance come in groups, four in an interval, and within a group one after the other: a probe
 * right behind another finds the thread awake and the processor's caches warm, and takes two thirds of the CPU of one by
 * itself. So many checks that a group would last until the next one are spread evenly.
 *
 * @param origin the first instant, nanoseconds
 * @param interval from one to the next, nanoseconds, positive
 */
record ProbeGrid(long origin, long interval) {

    /** So many groups there are in an interval, if they are not more than {@link #LONGEST_APART} apart then. */
    private static final int GROUPS = 4;

    private static final long LONGEST_APART = 1_000_000_000;

    /** What each check of a group has for itself, in nanoseconds: about as long as it keeps the thread busy. */
    private static final long SPACE = 2_000_000;

    ProbeGrid {
        if (interval <= 0) {
            throw new IllegalArgumentException("an interval is positive, not " + interval);
        }
    }

    /**
     * The grid of a dependency as watched by an instance that started at {@code anchor}.
     *
     * @param checks how many checks the instance has
     */
    static ProbeGrid of(String instance, String dependency, long anchor, Duration interval, int checks) {
        var nanos = interval.toNanos();
        var apart = Math.max(Math.min(nanos / GROUPS, LONGEST_APART), 1);
        var length = Math.min((double) apart, (double) SPACE * checks * apart / nanos);
        var even = Math.floorMod(hash(instance + '\0' + dependency), nanos);
        var phase = even / apart * apart + (long) (even % apart * (length / apart));
        return new ProbeGrid(anchor + phase, nanos);
    }

    /** The first instant after the given one. */
    long after(long nanos) {
        return origin + (Math.floorDiv(nanos - origin, interval) + 1) * interval;
    }

    /** How many instants lie in [{@code from}, {@code to}), both of them on the grid. */
    long between(long from, long to) {
        return (to - from) / interval;
    }

    /**
     * The first instant after the given one for an extra probe: every {@code alertInterval} nanoseconds after the last
     * regular instant. Absent if the next regular one comes first, or less than half of {@code alertInterval} later.
     */
    OptionalLong extraAfter(long nanos, long alertInterval) {
        var next = after(nanos);
        var last = next - interval;
        var candidate = last + ((nanos - last) / alertInterval + 1) * alertInterval;
        return candidate > next - alertInterval / 2 ? OptionalLong.empty() : OptionalLong.of(candidate);
    }

    /**
     * How many nanoseconds after the first of {@code count} extra probes the one at {@code index} starts: one a
     * millisecond, closer together where they are so many that all would not be under way within a second.
     */
    static long spread(int index, int count) {
        return index * Math.min(1_000_000L, 1_000_000_000L / count);
    }

    /** FNV-1a over the UTF-8 bytes, its bits mixed by MurmurHash3's finalizer, as names differ in their last bytes. */
    private static long hash(String names) {
        var hash = 0xcbf29ce484222325L;
        for (var octet : names.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (octet & 0xff)) * 0x100000001b3L;
        }
        hash = (hash ^ (hash >>> 33)) * 0xff51afd7ed558ccdL;
        hash = (hash ^ (hash >>> 33)) * 0xc4ceb9fe1a85ec53L;
        return hash ^ (hash >>> 33);
    }
}
