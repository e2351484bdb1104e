// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis;

import dev.faultline.analysis.verdict.DependencyEvidence;
import dev.faultline.analysis.verdict.DependencyVerdict;
import dev.faultline.analysis.verdict.LatencyContrast;
import dev.faultline.analysis.verdict.VerdictQuestion;
import dev.faultline.analysis.wording.LatencyWording;
import dev.faultline.basics.TimeOrder;
import dev.faultline.dependency.DependencyKind;
import dev.faultline.probe.Observation;
import dev.faultline.timeline.ObservationStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Finds dependencies that were up, and took far longer to respond in a window than at that time of day before. What every
 * question reads anyhow says which ones may have; only of these the past is read. Thread-safe.
 */
final class SlowerResponses {

    private static final Duration DAY = Duration.ofDays(1);

    /** How far beside the same time on another day a similar window lies, and how much of a long window is compared. */
    private static final Duration HOUR = Duration.ofHours(1);

    /** So far back at most, also where the baseline is longer: each day takes a read. */
    private static final Duration PAST = Duration.ofDays(30);

    private static final int MOST_READ = 50_000;

    /** The past of no more is read: those that took the longest, compared with their mean. */
    private static final int MOST_CANDIDATES = 8;

    private final ObservationStore observations;

    SlowerResponses(ObservationStore observations) {
        this.observations = observations;
    }

    /**
     * A sentence on each, the one that grew most first.
     *
     * @param judged what was found: a failure is told by itself
     */
    List<String> sentences(
            VerdictQuestion question,
            Collection<DependencyEvidence> evidence,
            WindowAnswers answers,
            List<DependencyVerdict> judged) {
        var failed = judged.stream()
                .filter(each -> each.finding().isRelatedFailure())
                .map(each -> each.dependency().name())
                .collect(Collectors.toSet());
        var slower = evidence.stream()
                .filter(each -> !failed.contains(each.dependency().name()))
                .filter(each ->
                        each.dependency().couldMatterTo(question.window().route()))
                .filter(each -> !each.dependency().kind().equals(DependencyKind.APP_HEALTH))
                .map(each -> new Candidate(each.dependency().name(), excess(each, answers)))
                .filter(each -> each.excess().compareTo(LatencyContrast.LEAST_DIFFERENCE) >= 0)
                .sorted(Comparator.comparing(Candidate::excess).reversed())
                .limit(MOST_CANDIDATES)
                .flatMap(each -> contrast(question, each.name()).map(found -> Map.entry(each.name(), found)).stream())
                .toList();
        var sentences = new ArrayList<>(slower.stream()
                .map(each -> sentence(each.getKey(), each.getValue()))
                .toList());
        if (slower.size() > 2 && 2 * slower.size() >= Math.min(evidence.size(), MOST_CANDIDATES)) {
            sentences.add(0, LatencyWording.manySlower(slower.size()));
        }
        return List.copyOf(sentences);
    }

    private static String sentence(String name, LatencyContrast found) {
        return LatencyWording.slower(
                name, found.now(), found.responses(), found.usual(), found.windows(), found.asSlow());
    }

    private record Candidate(String name, Duration excess) {}

    /** By how much the mean in the window is above that of the whole history; nothing where that is under half of it, or unknown. */
    private static Duration excess(DependencyEvidence evidence, WindowAnswers answers) {
        return answers.mean(evidence.dependency().name())
                .flatMap(now -> evidence.timeline().meanAnswer().flatMap(usual -> excess(now, usual)))
                .orElse(Duration.ZERO);
    }

    private static Optional<Duration> excess(Duration now, Duration usual) {
        var excess = now.minus(usual);
        return Optional.of(excess).filter(above -> above.compareTo(usual.dividedBy(2)) >= 0);
    }

    private Optional<LatencyContrast> contrast(VerdictQuestion question, String dependency) {
        var from = question.window().from();
        var length = TimeOrder.shorter(question.window().duration(), HOUR);
        var earliest = TimeOrder.later(question.baselineStart(), from.minus(PAST));
        var past = new ArrayList<long[]>();
        for (var day = from.minus(DAY); !day.isBefore(earliest); day = day.minus(DAY)) {
            var around = read(dependency, day.minus(HOUR), day.plus(HOUR).plus(length));
            for (var start : List.of(day.minus(HOUR), day, day.plus(HOUR))) {
                if (!isOfAnIncident(question, start, start.plus(length))) {
                    past.add(within(around, start, start.plus(length)));
                }
            }
        }
        var now = within(read(dependency, from, from.plus(length)), from, from.plus(length));
        return LatencyContrast.of(now, past);
    }

    private static boolean isOfAnIncident(VerdictQuestion question, Instant from, Instant to) {
        return question.others().stream()
                .anyMatch(each -> each.from().minus(question.maxLag()).isBefore(to)
                        && each.to().isAfter(from));
    }

    private List<Observation> read(String dependency, Instant from, Instant to) {
        return observations.observations(dependency, from, to, Optional.empty(), MOST_READ);
    }

    private static long[] within(List<Observation> all, Instant from, Instant to) {
        return all.stream()
                .filter(each -> each.status().isAnswer())
                .filter(each ->
                        !each.startedAt().isBefore(from) && each.startedAt().isBefore(to))
                .mapToLong(each -> each.duration().toNanos() / 1_000)
                .toArray();
    }
}
