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
    void aTimelineAnswersWhatLiesInItAsLongAsNothingWasAddedToItsRuns() {
        var kept = kept(7, 3);
        cache.keep("db", kept);

        assertThat(cache.of("db")).containsSame(kept);
        assertThat(cache.of("cache")).isEmpty();
        assertThat(kept.answers(RANGE, 7)).isTrue();
        assertThat(kept.answers(RANGE, 8)).isFalse();
        assertThat(kept.answers(new TimeRange(at("12:30:00"), at("13:00:01")), 7))
                .isFalse();
    }

    @Test
    void aTimelineGoesOnAsLongAsItsRunsChangedOnlyAtTheirEnd() {
        var kept = kept(7, 3);

        assertThat(kept.canGoOn(at("12:00:00"), 1, 10)).isTrue();
        assertThat(kept.canGoOn(at("12:00:00"), 2, 10)).isFalse();
        assertThat(kept.canGoOn(at("11:59:59"), 1, 10)).isFalse();
        assertThat(kept.canGoOn(at("12:00:00"), 1, 3)).isFalse();
        assertThat(kept(7, 0).canGoOn(at("12:00:00"), 1, 10)).isFalse();
    }

    @Test
    void theLastOneOfADependencyReplacesTheOneBefore() {
        cache.keep("db", kept(7, 3));
        cache.keep("db", kept(8, 4));

        assertThat(cache.of("db").map(TimelineCache.Kept::version)).contains(8L);
    }

    @Test
    void thoseAskedForLongestAgoGoFirstWhenThereIsNoRoomLeft() {
        cache.keep("old", kept(1, 40_000));
        cache.keep("used", kept(1, 40_000));
        assertThat(cache.of("old")).isPresent();

        cache.keep("new", kept(1, 40_000));

        assertThat(cache.of("used")).isEmpty();
        assertThat(cache.of("old")).isPresent();
        assertThat(cache.of("new")).isPresent();
    }

    @Test
    void whatIsReplacedMakesRoom() {
        cache.keep("db", kept(1, 60_000));
        cache.keep("db", kept(2, 10));
        cache.keep("cache", kept(1, 60_000));

        assertThat(cache.of("db").map(TimelineCache.Kept::version)).contains(2L);
        assertThat(cache.of("cache")).isPresent();
    }

    @Test
    void oneThatIsLargerThanAllTheRoomIsNotKeptAndDrivesNothingOut() {
        cache.keep("db", kept(1, 10));
        cache.keep("huge", kept(1, 140_000));

        assertThat(cache.of("huge")).isEmpty();
        assertThat(cache.of("db")).isPresent();
    }

    @Test
    void whatNobodyAskedForSinceTheLastTimeIsForgotten() {
        cache.keep("db", kept(1, 10));
        cache.keep("cache", kept(1, 20));
        assertThat(cache.of("db")).isPresent();
        assertThat(cache.of("cache")).isPresent();

        assertThat(cache.forgetUnasked()).isZero();
        assertThat(cache.of("db")).isPresent();
        assertThat(cache.forgetUnasked()).isEqualTo(20);

        assertThat(cache.of("db")).isPresent();
        assertThat(cache.of("cache")).isEmpty();
    }

    /** A timeline of so many runs, far enough from one another not to be one. */
    private static TimelineCache.Kept kept(long version, int runs) {
        var all = IntStream.range(0, runs)
                .mapToObj(i -> RunBuilder.of(RandomHistory.observation(i * 1_000L, 1, Status.UP)))
                .toList();
        return new TimelineCache.Kept(version, 1, RANGE, Timeline.of(all));
    }
}
