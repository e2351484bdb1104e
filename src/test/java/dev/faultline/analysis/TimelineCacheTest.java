// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis;

import static dev.faultline.testing.TimelineBuilder.at;
import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.probe.Status;
import dev.faultline.testing.RandomHistory;
import dev.faultline.timeline.RunBuilder;
import dev.faultline.timeline.Timeline;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TimelineCacheTest {

    private static final TimeRange RANGE = new TimeRange(at("12:00:00"), at("13:00:00"));

    private final TimelineCache cache = new TimelineCache();

    @Test
    void aTimelineIsGivenAsLongAsNothingWasAddedToItsRuns() {
        var kept = kept(7, 3);
        cache.keep("db", kept);

        assertThat(cache.of("db", 7)).containsSame(kept);
        assertThat(cache.of("db", 8)).isEmpty();
        assertThat(cache.of("cache", 7)).isEmpty();
    }

    @Test
    void theLastOneOfADependencyReplacesTheOneBefore() {
        cache.keep("db", kept(7, 3));
        cache.keep("db", kept(8, 4));

        assertThat(cache.of("db", 7)).isEmpty();
        assertThat(cache.of("db", 8)).isPresent();
    }

    @Test
    void thoseAskedForLongestAgoGoFirstWhenThereIsNoRoomLeft() {
        cache.keep("old", kept(1, 12_000));
        cache.keep("used", kept(1, 12_000));
        assertThat(cache.of("old", 1)).isPresent();

        cache.keep("new", kept(1, 12_000));

        assertThat(cache.of("used", 1)).isEmpty();
        assertThat(cache.of("old", 1)).isPresent();
        assertThat(cache.of("new", 1)).isPresent();
    }

    @Test
    void whatIsReplacedMakesRoom() {
        cache.keep("db", kept(1, 20_000));
        cache.keep("db", kept(2, 10));
        cache.keep("cache", kept(1, 20_000));

        assertThat(cache.of("db", 2)).isPresent();
        assertThat(cache.of("cache", 1)).isPresent();
    }

    @Test
    void oneThatIsLargerThanAllTheRoomIsNotKeptAndDrivesNothingOut() {
        cache.keep("db", kept(1, 10));
        cache.keep("huge", kept(1, 140_000));

        assertThat(cache.of("huge", 1)).isEmpty();
        assertThat(cache.of("db", 1)).isPresent();
    }

    /** A timeline of so many runs, far enough from one another not to be one. */
    private static TimelineCache.Kept kept(long version, int runs) {
        var all = IntStream.range(0, runs)
                .mapToObj(i -> RunBuilder.of(RandomHistory.observation(i * 1_000L, 1, Status.UP)))
                .toList();
        return new TimelineCache.Kept(version, RANGE, Timeline.of(all));
    }
}
