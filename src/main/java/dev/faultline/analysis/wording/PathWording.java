// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis.wording;

import dev.faultline.changes.paths.PathAppearance;
import java.util.ArrayList;

/** What a path is and what room its volume has: in the step on storage of the runbook. */
public final class PathWording {

    private static final long MEBIBYTE = 1 << 20;

    private PathWording() {}

    /** "directory, owner 0:0, mode 0755, mounted writable, 12 MiB of 64 MiB free, …". */
    public static String appearance(PathAppearance appearance) {
        if (!appearance.isThere()) {
            return "absent";
        }
        var words = new ArrayList<String>();
        words.add(appearance.type());
        if (!appearance.mode().isEmpty()) {
            words.add("owner " + appearance.owner() + ":" + appearance.group());
            words.add("mode " + appearance.mode());
        }
        words.add(appearance.readOnly() ? "mounted read-only" : "mounted writable");
        if (appearance.free() >= 0) {
            words.add(appearance.free() / MEBIBYTE + " MiB of " + appearance.total() / MEBIBYTE + " MiB free");
        }
        words.add(appearance.inodes().words() + (appearance.inodes().areLow() ? ", under 1 %" : ""));
        return String.join(", ", words);
    }
}
