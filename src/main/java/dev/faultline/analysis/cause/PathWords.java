// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis.cause;

import dev.faultline.analysis.wording.CauseWording;
import dev.faultline.changes.paths.PathAlteration;
import dev.faultline.text.TimeWords;
import java.time.Instant;

/** What is said of a path that works for the sidecar, and yet looks wrong. */
public final class PathWords {

    private PathWords() {}

    /** As a sentence; times with their date unless that is the day of {@code beside}. */
    public static String of(PathFinding found, Instant beside) {
        var altered = alteration(found, beside);
        return found.outOfInodes()
                .map(full ->
                        CauseWording.outOfInodes(found.name(), full.inodes().words(), altered))
                .orElseGet(() -> CauseWording.looksDifferent(found.name(), altered));
    }

    /** What of it looks another way, behind a semicolon; empty if nothing does. */
    public static String alteration(PathFinding found, Instant beside) {
        var altered = altered(found, beside);
        return altered.isEmpty() ? "" : "; " + altered;
    }

    /** What of it looks another way; empty if nothing does. */
    static String altered(PathFinding found, Instant beside) {
        return found.altered().map(altered -> words(altered, beside)).orElse("");
    }

    public static String words(PathAlteration alteration, Instant beside) {
        return CauseWording.alteration(
                alteration.words(),
                TimeWords.time(alteration.before().at(), beside),
                TimeWords.time(alteration.after().at(), beside));
    }
}
