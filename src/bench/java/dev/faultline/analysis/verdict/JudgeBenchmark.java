// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis.verdict;

import dev.faultline.bench.LongHistory;
import dev.faultline.errors.ErrorSample;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Verdicts over thirty days of fifty dependencies with a thousand episodes each, and what they are made of. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class JudgeBenchmark {

    private static final Duration WINDOW = Duration.ofMinutes(10);
    private static final int ERRORS = 2_000;

    private final SplittableRandom random = new SplittableRandom(7);
    private final List<DependencyEvidence> evidence = LongHistory.of(50);
    private final Judge judge = new Judge();

    @Benchmark
    @BenchmarkMode(Mode.SampleTime)
    @OutputTimeUnit(TimeUnit.MILLISECONDS)
    public Object verdictOn50Dependencies() {
        return judge.judge(question(someWindow(), List.of()), evidence, List.of());
    }

    @Benchmark
    @BenchmarkMode(Mode.SampleTime)
    @OutputTimeUnit(TimeUnit.MILLISECONDS)
    public Object verdictOn50DependenciesWith2000ErrorTimes() {
        var window = someWindow();
        var errors = Stream.generate(() -> window.from().plusMillis(random.nextLong(WINDOW.toMillis())))
                .limit(ERRORS)
                .map(at -> new ErrorSample(at, 1, Optional.empty(), ""))
                .toList();
        return judge.judge(question(window, errors), evidence, List.of());
    }

    @Benchmark
    public Object lagOfAWindow() {
        var window = someWindow();
        return JudgingContext.of(question(window, List.of()))
                .pattern()
                .bestLag(evidence.get(0).timeline().likelihood(), VerdictQuestion.DEFAULT_MAX_LAG.toMillis());
    }

    @Benchmark
    public Object chanceOfAWindow() {
        return new CoincidenceChance(JudgingContext.of(question(someWindow(), List.of())))
                .of(evidence.get(0).timeline(), Optional.empty(), 0.5);
    }

    private static VerdictQuestion question(JudgedWindow window, List<ErrorSample> errors) {
        return new VerdictQuestion(
                window,
                errors,
                VerdictQuestion.DEFAULT_TOLERANCE,
                VerdictQuestion.DEFAULT_MAX_LAG,
                Optional.of(LongHistory.LENGTH),
                end());
    }

    /** In the last days of the history, so that nearly all of it is the baseline. */
    private JudgedWindow someWindow() {
        var from = end().minus(Duration.ofHours(1 + random.nextInt(48)));
        return new JudgedWindow(from, from.plus(WINDOW), Optional.empty());
    }

    private static Instant end() {
        return LongHistory.START.plus(LongHistory.LENGTH);
    }
}
