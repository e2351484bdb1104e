// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis.cause;

import dev.faultline.changes.Change;
import dev.faultline.changes.RankedChange;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Changes without those that two sources reported twice: the same kind, subject and version at about the same time. */
final class DistinctChanges {

    private static final Duration SAME = Duration.ofMinutes(15);

    private DistinctChanges() {}

    /** Of each the one that comes first. */
    static List<RankedChange> of(List<RankedChange> changes) {
        var distinct = new ArrayList<RankedChange>();
        for (var each : changes) {
            if (distinct.stream().noneMatch(known -> isSame(known.change(), each.change()))) {
                distinct.add(each);
            }
        }
        return List.copyOf(distinct);
    }

    private static boolean isSame(Change one, Change other) {
        return one.kind() == other.kind()
                && one.subject().equals(other.subject())
                && !one.version().isEmpty()
                && one.version().equals(other.version())
                && Duration.between(one.at(), other.at()).abs().compareTo(SAME) <= 0;
    }
}
