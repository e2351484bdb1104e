// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.web.page.drawing;

import dev.faultline.analysis.overview.OverviewLane;
import dev.faultline.analysis.verdict.JudgedWindow;
import dev.faultline.probe.Status;
import dev.faultline.text.EnglishWords;
import dev.faultline.timeline.Episode;
import dev.faultline.web.page.format.PageWording;
import dev.faultline.web.page.format.StateLabel;
import io.quarkus.qute.RawString;
import io.quarkus.qute.TemplateData;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * The lane of one dependency, or of one of the app's own routes.
 *
 * @param name which
 * @param critical whether the app cannot do without it
 * @param state its state in the judged window, or now
 * @param available how much of the observed time it was up; empty if nothing was observed
 * @param label what it shows, in words
 * @param segments its timeline, as SVG
 */
@TemplateData
public record DrawnLane(
        String name, boolean critical, LaneState state, String available, String label, RawString segments) {

    static DrawnLane of(OverviewLane lane, TimeScale scale, Optional<JudgedWindow> judged) {
        return new DrawnLane(
                lane.name(),
                lane.dependency().critical(),
                LaneState.of(lane, judged),
                available(lane),
                label(lane, scale.from()),
                new RawString(LaneShapes.svg(lane.segments(), scale)));
    }

    /** The confirmed state where there is one; an observation that is too old is no state. */
    public static StateLabel now(OverviewLane lane) {
        if (lane.stale()) {
            return StateLabel.of(Status.UNKNOWN);
        }
        return StateLabel.of(lane.confirmed()
                .filter(confirmed -> confirmed != Status.UNKNOWN)
                .orElse(lane.status()));
    }

    /** How much of the observed time it was up; empty if nothing was observed. */
    public static String available(OverviewLane lane) {
        var ratio = lane.availability().ratio();
        return ratio.isPresent() ? EnglishWords.percent(ratio.getAsDouble()) : "";
    }

    private static String label(OverviewLane lane, Instant beside) {
        return PageWording.lane(
                lane.name(),
                available(lane),
                lane.availability().coverage(),
                lane.lastFailure().map(failure -> failure(failure, beside)));
    }

    private static String failure(Episode failure, Instant beside) {
        var status = StateLabel.of(failure.status()).words().toLowerCase(Locale.ROOT);
        return PageWording.failure(status, failure, beside);
    }
}
