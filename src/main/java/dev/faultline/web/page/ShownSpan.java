// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.web.page;

import dev.faultline.analysis.overview.ColumnGrid;
import dev.faultline.analysis.overview.Overview;
import dev.faultline.analysis.overview.OverviewLane;
import dev.faultline.analysis.overview.OverviewLoader;
import dev.faultline.timeline.SegmentState;
import dev.faultline.web.page.address.PageAddress;
import dev.faultline.web.page.address.PageView;
import java.time.Instant;
import java.util.stream.Stream;

/**
 * What is known of the span that the page shows. Where the address leaves that to the page, it is no wider than need be
 * for all that was watched.
 *
 * @param address with the span that is shown
 * @param overview what is known of it
 */
record ShownSpan(PageAddress address, Overview overview) {

    /**
     * What is shorter than a column is drawn as the worst in it. About two pixels of a wide screen, so that fifty
     * dependencies that failed all the time still make a page of some hundred KiB.
     */
    private static final int COLUMNS = 300;

    static ShownSpan of(PageAddress asked, OverviewLoader overviews, Instant now) {
        var wide = load(asked.view(), overviews, now);
        var young = PageView.young(now);
        if (!asked.isViewFree() || !asked.view().isUsual() || isKnownBefore(young.from(), wide)) {
            return new ShownSpan(asked, wide);
        }
        return new ShownSpan(asked.showing(young), load(young, overviews, now));
    }

    private static Overview load(PageView view, OverviewLoader overviews, Instant now) {
        return overviews.withoutLatencies(new ColumnGrid(view.from(), view.to(), COLUMNS), now);
    }

    private static boolean isKnownBefore(Instant instant, Overview overview) {
        return overview.errors().total() > 0
                || overview.incidents().stream().anyMatch(each -> each.from().isBefore(instant))
                || Stream.concat(overview.dependencies().stream(), overview.routes().stream())
                        .anyMatch(lane -> isKnownBefore(instant, lane));
    }

    private static boolean isKnownBefore(Instant instant, OverviewLane lane) {
        return lane.segments().stream()
                .anyMatch(each ->
                        each.state() != SegmentState.UNOBSERVED && each.from().isBefore(instant));
    }
}
