// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.file;

/**
 * How many files a volume can still take, beside the bytes that it has left.
 *
 * @param free not used yet; not negative
 * @param total of the volume; 0 if its file system does not count them, negative if that cannot be known
 */
public record InodeUsage(long free, long total) {

    /** Nobody could count them. */
    public static final InodeUsage UNKNOWN = new InodeUsage(0, -1);

    /** The file system makes them as it needs them. */
    public static final InodeUsage NOT_COUNTED = new InodeUsage(0, 0);

    private static final int PERCENT = 100;

    /** What a file system said. Some that count none say nonsense. */
    static InodeUsage told(long free, long total) {
        return total <= 0 || free < 0 || free > total ? NOT_COUNTED : new InodeUsage(free, total);
    }

    public boolean isKnown() {
        return total >= 0;
    }

    /** Whether there is a number of them that can run out. */
    public boolean isCounted() {
        return total > 0;
    }

    public boolean areUsedUp() {
        return isCounted() && free == 0;
    }

    /** Whether under 1 % are left. */
    public boolean areLow() {
        return isCounted() && free < (total + PERCENT - 1) / PERCENT;
    }

    /** In words, as in {@code 12 of 1000 inodes free}. */
    public String words() {
        if (!isKnown()) {
            return "inodes unknown";
        }
        return isCounted() ? free + " of " + total + " inodes free" : "inodes not counted by this filesystem";
    }
}
