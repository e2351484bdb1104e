// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.web.page.drawing;

import dev.faultline.analysis.overview.OverviewLane;
import dev.faultline.timeline.SegmentState;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/**
 * Lanes in the order in which a responder needs them: suspects, then what fails or may have failed in the view, then the
 * rest, which is set apart where there are many.
 *
 * @param first those that are always seen
 * @param rest those that were up all the time; empty where there are few lanes
 */
record LaneOrder(List<OverviewLane> first, List<OverviewLane> rest) {

    /** So many lanes are seen at a glance. */
    private static final int HANDFUL = 8;

    /**
     * Sorts them.
     *
     * @param suspects the names of the verdict's suspects, the likeliest first
     */
    static LaneOrder of(List<OverviewLane> lanes, List<String> suspects) {
        var sorted = lanes.stream()
                .sorted(Comparator.comparingInt((OverviewLane lane) -> rank(lane, suspects)))
                .toList();
        Predicate<OverviewLane> isRest = lane -> rank(lane, suspects) > suspects.size();
        if (lanes.size() <= HANDFUL || lanes.stream().filter(isRest).count() < 2) {
            return new LaneOrder(sorted, List.of());
        }
        return new LaneOrder(
                sorted.stream().filter(isRest.negate()).toList(),
                sorted.stream().filter(isRest).toList());
    }

    private static int rank(OverviewLane lane, List<String> suspects) {
        var place = suspects.indexOf(lane.name());
        if (place >= 0) {
            return place;
        }
        return isQuiet(lane) ? suspects.size() + 1 : suspects.size();
    }

    private static boolean isQuiet(OverviewLane lane) {
        return DrawnLane.now(lane).style().equals("up")
                && lane.lastFailure().isEmpty()
                && lane.segments().stream()
                        .allMatch(each -> each.state() == SegmentState.UP || each.state() == SegmentState.UNOBSERVED);
    }
}
