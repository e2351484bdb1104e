// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis.verdict;

import static dev.faultline.analysis.verdict.JudgeAsking.about;
import static dev.faultline.testing.TimelineBuilder.timeline;
import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.probe.FailureClass;
import dev.faultline.testing.TimelineBuilder;
import java.time.Duration;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Who is suspected first. */
class SuspectOrderTest {

    private static TimelineBuilder outage(String name) {
        return timeline(name)
                .upFrom("06:00:00", "12:00:00")
                .downFrom("12:00:10", "12:09:50")
                .upFrom("12:10:00", "12:20:00");
    }

    @Test
    void ofFiveFaultsTheOneThatWasDeadThroughoutComesBeforeOneThatHadRecovered() {
        var redis = timeline("redis").every("1s").upFrom("11:00:00", "12:00:30").downFrom("12:00:31", "12:06:00");
        var postgresql = timeline("postgresql")
                .every("1s")
                .upFrom("11:00:00", "12:01:40")
                .downFrom("12:01:41", "12:01:58")
                .upFrom("12:01:59", "12:06:00");
        var blip = timeline("ledger")
                .every("1s")
                .upFrom("11:00:00", "12:00:40")
                .downFrom("12:00:41", "12:00:50")
                .upFrom("12:00:51", "12:06:00");
        var slow = timeline("search")
                .every("1s")
                .upFrom("11:00:00", "12:01:00")
                .degradedFrom("12:01:01", "12:02:20")
                .upFrom("12:02:21", "12:06:00");
        var late = timeline("mail").every("1s").upFrom("11:00:00", "12:02:03").downFrom("12:02:04", "12:06:00");

        var verdict = about("12:02:00", "12:02:05").of(postgresql, blip, late, slow, redis);

        assertThat(verdict.suspects()).first().isEqualTo("redis");
    }

    @Test
    void aFailureThatWasOverAMinuteBeforeTheErrorsScoresLow() {
        var partner = timeline("partner")
                .every("1s")
                .upFrom("10:00:00", "11:58:50")
                .downFrom("11:58:51", "11:59:02")
                .upFrom("11:59:03", "12:02:00");

        var verdict = about("12:00:00", "12:00:16").of(partner);

        assertThat(JudgeAsking.only(verdict).score().total()).isLessThan(0.15);
    }

    /** The same failure, once in the window and once before it. */
    @Test
    void whatFailedInTheWindowNeverStandsBehindWhatWasUpInIt() {
        for (var seed = 0; seed < 500; seed++) {
            var random = new SplittableRandom(seed);
            var length = 2 + random.nextInt(20);
            var before = random.nextInt(1, 30);
            var failing = length + random.nextInt(10);
            var inside = failingFor("z", 300 - random.nextInt(3), failing + 5);
            var over = failingFor("a", 300 - before - failing, failing);

            var verdict = about(JudgeAsking.second(300), JudgeAsking.second(300 + length))
                    .of(over, inside);

            assertThat(JudgeAsking.only(verdict).dependency().name())
                    .as("seed %d", seed)
                    .isEqualTo("z");
        }
    }

    private static TimelineBuilder failingFor(String name, int from, int seconds) {
        return timeline(name)
                .every("1s")
                .upFrom("11:00:00", JudgeAsking.second(from - 1))
                .downFrom(JudgeAsking.second(from), JudgeAsking.second(from + seconds - 1))
                .upFrom(JudgeAsking.second(from + seconds), "12:20:00");
    }

    @Test
    void downStandsBeforeDegradedAtEqualRest() {
        for (var seed = 0; seed < 200; seed++) {
            var random = new SplittableRandom(seed);
            var from = 100 + random.nextInt(200);
            var until = from + 10 + random.nextInt(300);
            var down = timeline("z")
                    .upFrom("06:00:00", JudgeAsking.second(from - 10))
                    .downFrom(JudgeAsking.second(from), JudgeAsking.second(until))
                    .upFrom(JudgeAsking.second(until + 10), "12:20:00");
            var degraded = timeline("a")
                    .upFrom("06:00:00", JudgeAsking.second(from - 10))
                    .degradedFrom(JudgeAsking.second(from), JudgeAsking.second(until))
                    .upFrom(JudgeAsking.second(until + 10), "12:20:00");

            var verdict =
                    about(JudgeAsking.second(200), JudgeAsking.second(260)).of(degraded, down);

            if (JudgeAsking.only(verdict).finding().isRelatedFailure()) {
                assertThat(verdict.suspects()).as("seed %d", seed).containsExactly("z", "a");
            }
        }
    }

    @Test
    void ofThoseThatFailedOneAfterTheOtherTheFirstComesFirst() {
        var first = timeline("z").every("1s").upFrom("11:00:00", "11:59:30").downFrom("11:59:31", "12:05:00");
        var second = timeline("a").every("1s").upFrom("11:00:00", "11:59:59").downFrom("12:00:00", "12:05:00");

        var verdict = about("12:00:00", "12:02:00").of(second, first);

        assertThat(verdict.suspects()).containsExactly("z", "a");
    }

    @Test
    void theResolverComesBeforeThoseWhoseNamesItDidNotResolve() {
        var names = outage("z").kind("dns");
        var db = timeline("a")
                .upFrom("06:00:00", "12:00:00")
                .downFrom("12:00:10", "12:09:50", FailureClass.DNS)
                .upFrom("12:10:00", "12:20:00");

        var verdict = about("12:01:00", "12:09:00")
                .errorAt("12:02:00", 3, "org.postgresql.util.PSQLException")
                .of(db.kind("postgresql"), names.optional());

        assertThat(verdict.suspects()).containsExactly("z", "a");
        assertThat(verdict.notes().get(0)).contains("Names could not be resolved (z)", "a failed with 'dns'");
    }

    @Test
    void theNetworkComesBeforeAllThatGoesOverIt() {
        var verdict = about("12:01:00", "12:09:00")
                .of(
                        outage("a"),
                        outage("b").kind("redis"),
                        outage("network").kind("network").optional());

        assertThat(verdict.suspects()).containsExactly("network", "a", "b");
        assertThat(verdict.notes().get(0)).contains("The pod's own network failed");
    }

    @Test
    void whatSharesAHostThatFailedComesBeforeAnotherFailure() {
        var verdict = about("12:01:00", "12:09:00")
                .of(
                        outage("a").kind("http").endpoints("api:443"),
                        outage("b").kind("redis").endpoints("box:6379"),
                        outage("c").kind("postgresql").endpoints("box:5432"));

        assertThat(verdict.suspects()).containsExactly("b", "c", "a");
        assertThat(verdict.notes()).anyMatch(note -> note.contains("b and c share box"));
    }

    @Test
    void thePlainListenerComesBeforeWhatIsSpokenToAtItsPlace() {
        var verdict = about("12:01:00", "12:09:00")
                .maxLag(Duration.ofSeconds(30))
                .of(
                        outage("a").kind("http").endpoints("proxy:3128"),
                        outage("b").kind("tcp").endpoints("proxy:3128").optional());

        assertThat(verdict.suspects()).containsExactly("b", "a");
    }
}
