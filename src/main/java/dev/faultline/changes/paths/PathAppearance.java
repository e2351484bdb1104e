// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.changes.paths;

import dev.faultline.changes.ChangeMessageWording;
import dev.faultline.probe.file.InodeUsage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What a path looked like at one time, to this process.
 *
 * @param at when it was looked at, in whole milliseconds
 * @param type {@code file}, {@code directory}, {@code other}, or {@code absent}
 * @param owner the owner's name; empty if that cannot be known
 * @param group the group's name; empty if that cannot be known
 * @param mode as in {@code rwxr-x---}; empty if that cannot be known
 * @param size of a file in bytes; 0 of anything else
 * @param modified when it was last written to; of a folder, when an entry came or went
 * @param mount the volume that it lies on
 */
public record PathAppearance(
        Instant at,
        String type,
        String owner,
        String group,
        String mode,
        long size,
        Instant modified,
        VolumeState mount) {

    /** The type of what is not there. */
    public static final String ABSENT = "absent";

    /** A path that is not there. */
    public static PathAppearance absent(Instant at) {
        return new PathAppearance(
                at, ABSENT, "", "", "", 0, Instant.EPOCH, new VolumeState("", false, -1, -1, InodeUsage.UNKNOWN));
    }

    /** Whether its volume is mounted read-only. */
    public boolean readOnly() {
        return mount.readOnly();
    }

    /** What is mounted there; empty if that is unknown. */
    public String volume() {
        return mount.name();
    }

    /** Bytes on its volume that this process may still use; negative if that is unknown. */
    public long free() {
        return mount.free();
    }

    /** Bytes of its volume; negative if that is unknown. */
    public long total() {
        return mount.total();
    }

    /** Files that its volume can still take. */
    public InodeUsage inodes() {
        return mount.inodes();
    }

    public boolean isThere() {
        return !type.equals(ABSENT);
    }

    /**
     * What is another now, in words; empty if nothing is. What varies while all is well does not count: size, time of the
     * last write and free space, as long as there is an inode.
     */
    public List<String> alterations(PathAppearance now) {
        if (isThere() != now.isThere()) {
            return List.of(ChangeMessageWording.appeared(now.isThere()));
        }
        var words = new ArrayList<String>();
        altered(words, "type", type, now.type);
        altered(words, "owner", owner, now.owner);
        altered(words, "group", group, now.group);
        altered(words, "mode", mode, now.mode);
        altered(words, "volume", volume(), now.volume());
        if (readOnly() != now.readOnly()) {
            words.add(ChangeMessageWording.remounted(now.readOnly()));
        } else if (inodes().isCounted() && now.inodes().isCounted() && isOutOfInodes() != now.isOutOfInodes()) {
            words.add(ChangeMessageWording.inodes(now.isOutOfInodes()));
        }
        return List.copyOf(words);
    }

    /** Whether its volume takes no more files for want of inodes; one that is read-only has none that could be short. */
    public boolean isOutOfInodes() {
        return !readOnly() && inodes().areUsedUp();
    }

    /** Whether it can have worked looking like that. */
    boolean isUsable() {
        return isThere() && !readOnly() && !isOutOfInodes();
    }

    private static void altered(List<String> words, String what, String before, String after) {
        if (!before.equals(after) && !before.isEmpty() && !after.isEmpty()) {
            words.add(ChangeMessageWording.became(what, before, after));
        }
    }
}
