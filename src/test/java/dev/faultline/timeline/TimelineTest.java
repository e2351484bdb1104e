// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.timeline;

import static dev.faultline.testing.TimelineBuilder.at;
import static dev.faultline.testing.TimelineBuilder.timeline;
import static dev.faultline.timeline.SegmentState.DEGRADED;
import static dev.faultline.timeline.SegmentState.DOWN;
import static dev.faultline.timeline.SegmentState.TRANSITION;
import static dev.faultline.timeline.SegmentState.UNOBSERVED;
import static dev.faultline.timeline.SegmentState.UP;
import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.probe.FailureClass;
import dev.faultline.probe.Status;
import dev.faultline.testing.TimelineBuilder;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The table of what lies between two observations, row by row, and the bounds of episodes. */
class TimelineTest {

    private static Segment segment(SegmentState state, String from, String to) {
        return new Segment(state, at(from), at(to));
    }

    private static InstantBounds between(String earliest, String latest) {
        return new InstantBounds(Optional.of(at(earliest)), Optional.of(at(latest)));
    }

    @Test
    void betweenTwoGoodObservationsItIsUp() {
        var timeline = timeline("db").upAt("12:00:00").upAt("12:00:10").build();

        var segments = timeline.segments(at("11:59:50"), at("12:00:20"));

        assertThat(segments)
                .containsExactly(
                        segment(UNOBSERVED, "11:59:50", "12:00:00"),
                        segment(UP, "12:00:00", "12:00:10"),
                        segment(UNOBSERVED, "12:00:10", "12:00:20"));
    }

    @Test
    void likeObservationsTooFarApartLeaveTheTimeBetweenThemUnobserved() {
        var timeline = timeline("db")
                .upFrom("12:00:00", "12:00:20")
                .lasting("1s")
                .upFrom("12:00:43", "12:01:03")
                .build();

        var segments = timeline.segments(at("12:00:00"), at("12:01:03"));

        assertThat(segments)
                .containsExactly(
                        segment(UP, "12:00:00", "12:00:20"),
                        segment(UNOBSERVED, "12:00:20", "12:00:43"),
                        segment(UP, "12:00:43", "12:01:03"));
    }

    @Test
    void betweenTwoFailingObservationsTheStatusOfTheFirstHolds() {
        var timeline = timeline("db")
                .downFrom("12:00:00", "12:00:10")
                .degradedFrom("12:00:20", "12:00:30")
                .build();

        var segments = timeline.segments(at("12:00:00"), at("12:00:30"));

        assertThat(segments)
                .containsExactly(segment(DOWN, "12:00:00", "12:00:20"), segment(DEGRADED, "12:00:20", "12:00:30"));
    }

    @Test
    void aChangeLiesBetweenTheStartOfTheLastAndTheEndOfTheFirst() {
        var timeline = timeline("db")
                .lasting("2s")
                .upFrom("12:00:00", "12:00:10")
                .downFrom("12:00:20", "12:00:40")
                .upFrom("12:00:50", "12:01:00")
                .build();

        var segments = timeline.segments(at("12:00:00"), at("12:01:02"));

        assertThat(segments)
                .containsExactly(
                        segment(UP, "12:00:00", "12:00:10"),
                        segment(TRANSITION, "12:00:10", "12:00:22"),
                        segment(DOWN, "12:00:22", "12:00:40"),
                        segment(TRANSITION, "12:00:40", "12:00:52"),
                        segment(UP, "12:00:52", "12:01:02"));
    }

    @Test
    void aChangeIsATransitionHoweverFarApart() {
        var timeline = timeline("db").upAt("12:00:00").downAt("13:00:00").build();

        var segments = timeline.segments(at("12:00:00"), at("13:00:00"));

        assertThat(segments).containsExactly(segment(TRANSITION, "12:00:00", "13:00:00"));
    }

    @Test
    void besideAnUnknownObservationNothingIsKnown() {
        var timeline = timeline("db")
                .upFrom("12:00:00", "12:00:10")
                .unknownAt("12:00:20")
                .downFrom("12:00:30", "12:00:40")
                .build();

        var segments = timeline.segments(at("12:00:00"), at("12:00:40"));

        assertThat(segments)
                .containsExactly(
                        segment(UP, "12:00:00", "12:00:10"),
                        segment(UNOBSERVED, "12:00:10", "12:00:30"),
                        segment(DOWN, "12:00:30", "12:00:40"));
    }

    @Test
    void twoChangesAroundASingleObservationMeetInItsMiddle() {
        var timeline = timeline("db")
                .upAt("12:00:00")
                .lasting("2s")
                .downAt("12:00:10")
                .lasting("0ms")
                .upAt("12:00:20")
                .build();

        var segments = timeline.segments(at("12:00:00"), at("12:00:20"));

        assertThat(segments)
                .containsExactly(
                        segment(TRANSITION, "12:00:00", "12:00:11"), segment(TRANSITION, "12:00:11", "12:00:20"));
        assertThat(timeline.likelihood().at(at("12:00:11").toEpochMilli())).isEqualTo(1);
        assertThat(timeline.likelihood().at(at("12:00:05.500").toEpochMilli())).isEqualTo(0.5);
    }

    @Test
    void whatComesAfterTheLastObservationIsPendingUntilTheNextIsOverdue() {
        var timeline =
                timeline("db").lasting("1s").upFrom("12:00:00", "12:00:10").build();

        // The allowed gap of 23 s ends at 12:00:33.
        assertThat(timeline.pendingFrom(at("12:00:33"))).contains(at("12:00:11"));
        assertThat(timeline.pendingFrom(at("12:00:33.001"))).isEmpty();
        assertThat(timeline.segments(at("12:00:00"), at("12:00:33"), at("12:00:33")))
                .containsExactly(segment(UP, "12:00:00", "12:00:11"));
        assertThat(timeline.segments(at("12:00:00"), at("12:00:34"), at("12:00:34")))
                .containsExactly(segment(UP, "12:00:00", "12:00:11"), segment(UNOBSERVED, "12:00:11", "12:00:34"));
    }

    @Test
    void nothingSeenIsUnobserved() {
        var timeline = timeline("db").build();

        assertThat(timeline.segments(at("12:00:00"), at("12:00:10")))
                .containsExactly(segment(UNOBSERVED, "12:00:00", "12:00:10"));
        assertThat(timeline.firstObserved()).isEmpty();
        assertThat(timeline.pendingFrom(at("12:00:00"))).isEmpty();
        assertThat(timeline.resolution(at("12:00:00"), at("12:00:10"))).isEmpty();
    }

    @Test
    void anEpisodeHasBoundsForItsOnsetAndItsRecovery() {
        var timeline = timeline("db")
                .lasting("2s")
                .upFrom("12:00:00", "12:00:10")
                .downFrom("12:00:20", "12:00:40", FailureClass.TIMEOUT)
                .degradedAt("12:00:50")
                .upAt("12:01:00")
                .build();

        var episodes = timeline.episodes(at("12:00:00"), at("12:02:00"));

        assertThat(episodes)
                .containsExactly(new Episode(
                        Status.DOWN,
                        between("12:00:10", "12:00:22"),
                        Optional.of(between("12:00:50", "12:01:02")),
                        FailureClass.TIMEOUT,
                        "timeout trouble",
                        4));
    }

    @Test
    void aGapOrAnUnknownObservationDoesNotEndAnEpisode() {
        var timeline = timeline("db")
                .downAt("12:00:00")
                .unknownAt("12:00:10")
                .downAt("12:05:00")
                .build();

        var episodes = timeline.episodes(at("12:00:00"), at("12:10:00"));

        assertThat(episodes).singleElement().satisfies(episode -> {
            assertThat(episode.observations()).isEqualTo(2);
            assertThat(episode.onset()).isEqualTo(new InstantBounds(Optional.empty(), Optional.of(at("12:00:00"))));
            assertThat(episode.recovery()).isEmpty();
        });
    }

    @Test
    void onlyEpisodesInReachAreTold() {
        var timeline = timeline("db")
                .upAt("12:00:00")
                .downAt("12:00:10")
                .upAt("12:00:20")
                .downAt("12:00:30")
                .upAt("12:00:40")
                .build();

        assertThat(timeline.episodes(at("12:00:35"), at("12:01:00"))).hasSize(1);
        assertThat(timeline.episodes(at("12:00:00"), at("12:00:05"))).hasSize(1);
        assertThat(timeline.episodes(at("12:00:41"), at("12:01:00"))).isEmpty();
    }

    @Test
    void theLastEpisodeInReachIsTheLastOfAll() {
        var timeline = timeline("db")
                .upAt("12:00:00")
                .downAt("12:00:10")
                .upAt("12:00:20")
                .downAt("12:00:30")
                .upAt("12:00:40")
                .build();

        for (var to : List.of("12:00:05", "12:00:15", "12:00:20", "12:00:35", "12:01:00")) {
            var all = timeline.episodes(at("12:00:00"), at(to));

            assertThat(timeline.lastEpisode(at("12:00:00"), at(to))).contains(all.get(all.size() - 1));
        }
        assertThat(timeline.lastEpisode(at("12:00:41"), at("12:01:00"))).isEmpty();
    }

    @Test
    void aFailureIsCertainInsideASingleObservationOnlyIfAllOfItLiesThere() {
        var timeline = blip();

        assertThat(timeline.certainFailure(at("12:00:09"), at("12:00:13"))).contains(Status.DOWN);
        assertThat(timeline.certainFailure(at("12:00:11"), at("12:00:13"))).isEmpty();
    }

    private static Timeline blip() {
        return timeline("db")
                .upAt("12:00:00")
                .lasting("2s")
                .downAt("12:00:10")
                .lasting("0ms")
                .upAt("12:00:20")
                .build();
    }

    @Test
    void aFailureIsCertainBetweenTwoFailingObservations() {
        var timeline = timeline("db")
                .upAt("12:00:00")
                .downAt("12:00:10")
                .downAt("12:00:20")
                .build();

        assertThat(timeline.certainFailure(at("12:00:14"), at("12:00:15"))).contains(Status.DOWN);
        assertThat(timeline.certainFailure(at("12:00:04"), at("12:00:05"))).isEmpty();
    }

    @Test
    void theFailingStatusThatHeldLongerIsTheOneFound() {
        var timeline = timeline("db")
                .downFrom("12:00:00", "12:00:10")
                .degradedFrom("12:00:20", "12:01:00")
                .build();

        assertThat(timeline.certainFailure(at("12:00:00"), at("12:01:00"))).contains(Status.DEGRADED);
        assertThat(timeline.certainFailure(at("12:00:00"), at("12:00:25"))).contains(Status.DOWN);
    }

    @Test
    void theResolutionIsTheLongestTimeBetweenTwoLikeObservations() {
        TimelineBuilder seen = timeline("db")
                .lasting("1s")
                .upFrom("12:00:00", "12:00:20")
                .upAt("12:00:38")
                .upAt("12:00:48");

        assertThat(seen.build().resolution(at("12:00:10"), at("12:00:30"))).contains(Duration.ofSeconds(19));
    }

    @Test
    void theResolutionOfASingleObservationIsIntervalAndTimeout() {
        var timeline = timeline("db").upAt("12:00:00").build();

        assertThat(timeline.resolution(at("12:10:00"), at("12:11:00"))).contains(Duration.ofSeconds(13));
    }
}
