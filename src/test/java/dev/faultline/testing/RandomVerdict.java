// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.testing;

import dev.faultline.analysis.verdict.ChanceFigures;
import dev.faultline.analysis.verdict.DependencyVerdict;
import dev.faultline.analysis.verdict.FailingTime;
import dev.faultline.analysis.verdict.Finding;
import dev.faultline.analysis.verdict.JudgedWindow;
import dev.faultline.analysis.verdict.ProbeCoverage;
import dev.faultline.analysis.verdict.SuspicionScore;
import dev.faultline.analysis.verdict.Verdict;
import dev.faultline.analysis.verdict.VerdictAnswer;
import dev.faultline.changes.Change;
import dev.faultline.changes.Change.ChangeKind;
import dev.faultline.dependency.Dependency;
import dev.faultline.dependency.DependencyKind;
import dev.faultline.dependency.ProbePace;
import dev.faultline.probe.FailureClass;
import dev.faultline.probe.Status;
import dev.faultline.timeline.Episode;
import dev.faultline.timeline.InstantBounds;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Verdicts that make no sense, with every field there and absent.
 *
 * @param random decides
 */
public record RandomVerdict(Random random) {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    /** The next one. */
    public Verdict next() {
        var from = instant();
        return new Verdict(
                new JudgedWindow(from, from.plusNanos(1 + random.nextLong(1L << 50)), maybe(this::text)),
                oneOf(VerdictAnswer.values()),
                text(),
                several(this::text),
                several(this::dependencyVerdict),
                several(() -> new Change(instant(), oneOf(ChangeKind.values()), text(), text(), text())),
                several(this::text));
    }

    private DependencyVerdict dependencyVerdict() {
        return new DependencyVerdict(
                dependency(text(), text(), random.nextBoolean()),
                oneOf(Finding.values()),
                new FailingTime(duration(), duration()),
                share(),
                duration(),
                new ProbeCoverage(share(), random.nextLong(), maybe(this::duration)),
                new ChanceFigures(
                        random.nextBoolean() ? OptionalDouble.of(share()) : OptionalDouble.empty(),
                        random.nextBoolean() ? OptionalDouble.of(share()) : OptionalDouble.empty()),
                new SuspicionScore(share(), share(), share(), share(), share(), share(), share(), share()),
                several(() -> new Episode(
                        oneOf(Status.values()),
                        bounds(),
                        maybe(this::bounds),
                        oneOf(FailureClass.values()),
                        text(),
                        random.nextLong())),
                text());
    }

    /** A dependency of which nothing else is known. */
    public static Dependency dependency(String name, String kind, boolean critical) {
        return new Dependency(name, new DependencyKind(kind), critical, List.of(), Set.of(), ProbePace.DEFAULT);
    }

    private InstantBounds bounds() {
        return new InstantBounds(maybe(this::instant), maybe(this::instant));
    }

    private Instant instant() {
        return NOON.plusNanos(random.nextLong(1L << 60));
    }

    private Duration duration() {
        return Duration.ofNanos(random.nextLong(-(1L << 50), 1L << 50));
    }

    private double share() {
        return random.nextInt(4) == 0 ? random.nextInt(2) : random.nextDouble() * Math.pow(10, -random.nextInt(12));
    }

    private String text() {
        var letters = "ab\u0000\n\"\\{}é€😀";
        return IntStream.range(0, random.nextInt(8))
                .map(i -> letters.codePointAt(letters.offsetByCodePoints(0, random.nextInt(11))))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private <T> Optional<T> maybe(Supplier<T> value) {
        return random.nextBoolean() ? Optional.of(value.get()) : Optional.empty();
    }

    private <T> List<T> several(Supplier<T> value) {
        return Stream.generate(value).limit(random.nextInt(4)).toList();
    }

    private <T> T oneOf(T[] values) {
        return values[random.nextInt(values.length)];
    }
}
