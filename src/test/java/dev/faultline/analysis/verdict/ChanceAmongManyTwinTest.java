// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.faultline.dependency.Dependency;
import dev.faultline.dependency.ProbePace;
import dev.faultline.errors.ErrorSample;
import dev.faultline.testing.RandomHistory;
import dev.faultline.timeline.RunBuilder;
import dev.faultline.timeline.Timeline;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How usual it is that some dependency explains as much, against counting at every position. */
class ChanceAmongManyTwinTest {

    private static final int LENGTH = 1_200;

    @Test
    void theChanceAmongManyIsTheShareOfPositionsThatAreCounted() {
        var compared = 0;
        var rare = 0;
        for (var seed = 0; seed < 1_500; seed++) {
            var random = new SplittableRandom(seed);
            var context = JudgingContext.of(question(random));
            var chances = new CoincidenceChance(context);
            var measured = IntStream.range(0, 1 + random.nextInt(6))
                    .mapToObj(number -> evidence(number, random))
                    .map(each -> DependencyMeasurements.of(context, chances, each))
                    .toList();
            var suspects = measured.stream()
                    .filter(each -> each.failure().isPresent() && each.shares().explained() >= 0.5)
                    .toList();

            var amongAll = new ChanceAmongMany(chances, measured).of(suspects);

            for (var i = 0; i < suspects.size(); i++) {
                assertThat(amongAll.get(i).isPresent())
                        .isEqualTo(suspects.get(i).chance().isPresent());
                if (amongAll.get(i).isPresent()) {
                    var slow = new SlowChanceAmongMany(chances, measured).of(suspects.get(i));
                    assertThat(amongAll.get(i).getAsDouble())
                            .as("seed %d, suspect %d of %d", seed, i, measured.size())
                            .isEqualTo(slow, within(1e-9));
                    compared++;
                    rare += slow < 0.5 ? 1 : 0;
                }
            }
        }
        assertThat(compared).isGreaterThan(500);
        assertThat(rare).isGreaterThan(100);
    }

    private static VerdictQuestion question(SplittableRandom random) {
        var from = random.nextInt(1_000, 1_150);
        var to = from + random.nextInt(1, 20);
        var errors = new ArrayList<ErrorSample>();
        for (var i = random.nextBoolean() ? random.nextInt(1, 8) : 0; i > 0; i--) {
            errors.add(new ErrorSample(
                    Instant.ofEpochMilli(random.nextInt(from, to + 1)), random.nextInt(1, 5), Optional.empty(), ""));
        }
        return new VerdictQuestion(
                new JudgedWindow(Instant.ofEpochMilli(from), Instant.ofEpochMilli(to), Optional.empty()),
                errors,
                Duration.ofMillis(1),
                Duration.ofMillis(random.nextInt(0, 20)),
                Optional.of(Duration.ofMillis(from)),
                Instant.ofEpochMilli(LENGTH * 2),
                List.of());
    }

    private static DependencyEvidence evidence(int number, SplittableRandom random) {
        var seen = RandomHistory.of(random, LENGTH);
        return new DependencyEvidence(
                Dependency.external("db-" + number, ProbePace.DEFAULT), Timeline.of(RunBuilder.fold(seen)), 1);
    }
}
