// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis.verdict;

import dev.faultline.analysis.wording.NoteWording;
import dev.faultline.changes.Change;
import dev.faultline.changes.ChangeWording;
import dev.faultline.probe.ClockJump;
import dev.faultline.probe.ProberStall;
import dev.faultline.probe.Status;
import dev.faultline.text.TimeWords;
import dev.faultline.timeline.Run;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What else a responder has to know, the most important first. */
final class VerdictNotes {

    private static final Duration SHORTLY = Duration.ofHours(1);
    private static final double ENOUGH = 0.95;

    /** What lasted less is said with its length. */
    private static final Duration AT_ONCE = Duration.ofSeconds(10);

    private static final int CHANGES_NAMED = 5;

    /** The gaps of more dependencies are told in one note. */
    private static final int GAPS_ONE_BY_ONE = 3;

    private final JudgingContext context;
    private final List<RankedDependency> judged;
    private final List<String> notes = new ArrayList<>();

    private VerdictNotes(JudgingContext context, List<RankedDependency> judged) {
        this.context = context;
        this.judged = judged;
    }

    static List<String> of(JudgingContext context, List<RankedDependency> judged, List<Change> changes) {
        var notes = new VerdictNotes(context, judged);
        notes.notes.addAll(CommonCause.of(context, judged));
        notes.commonAmongMany();
        notes.starvedProber();
        notes.recentChanges(changes);
        notes.pending();
        notes.gaps();
        notes.unknownChance();
        notes.ignoredErrors();
        return List.copyOf(notes.notes);
    }

    private void commonAmongMany() {
        var common = names(each -> each.isSuspect() && each.isCommonAmongAll());
        if (!common.isEmpty()) {
            notes.add(NoteWording.commonAmongMany(common, judged.size()));
        }
    }

    private void starvedProber() {
        var from = context.question().window().from().minusMillis(context.maxLag());
        var to = context.question().window().to();
        var unknown = judged.stream()
                .flatMap(each -> each.measured().evidence().timeline().runs(from, to).stream())
                .filter(run -> run.status() == Status.UNKNOWN)
                .toList();
        unknown.stream()
                .filter(run -> ClockJump.isToldBy(run.message()))
                .min(Comparator.comparing(run -> run.firstStart()))
                .ifPresent(run -> notes.add(NoteWording.clockJumped(run.message(), time(run.firstStart()))));
        unchecked(unknown);
        var starved = unknown.stream()
                .filter(run -> ProberStall.isToldBy(run.message()))
                .toList();
        if (starved.isEmpty()) {
            return;
        }
        var start = starved.stream().map(run -> run.firstStart()).min(Comparator.naturalOrder());
        var end = starved.stream().map(run -> run.lastEnd()).max(Comparator.naturalOrder());
        var length = Duration.between(start.orElseThrow(), end.orElseThrow());
        notes.add(
                length.compareTo(AT_ONCE) < 0
                        ? NoteWording.proberStarvedOnce(length, time(start.orElseThrow()))
                        : NoteWording.proberStarved(starved.size() > 1, time(start.get()), time(end.get())));
    }

    /** What could not be checked for another reason than a prober that did not run: one note for each reason. */
    private void unchecked(List<Run> unknown) {
        unknown.stream()
                .filter(run -> !ClockJump.isToldBy(run.message()) && !ProberStall.isToldBy(run.message()))
                .collect(Collectors.groupingBy(Run::message, LinkedHashMap::new, Collectors.toList()))
                .forEach((reason, runs) -> {
                    var names = runs.stream().map(Run::dependency).collect(Collectors.toSet());
                    var start = runs.stream().map(Run::firstStart).min(Comparator.naturalOrder());
                    var end = runs.stream().map(Run::lastEnd).max(Comparator.naturalOrder());
                    notes.add(NoteWording.unchecked(names, reason, time(start.orElseThrow()), time(end.orElseThrow())));
                });
    }

    private void recentChanges(List<Change> changes) {
        var opened = context.question().window().from();
        var recent = changes.stream()
                .filter(change -> !change.at().isAfter(opened) && !change.at().isBefore(opened.minus(SHORTLY)))
                .limit(CHANGES_NAMED)
                .toList();
        if (recent.isEmpty()) {
            return;
        }
        var named = recent.stream()
                .map(change ->
                        NoteWording.recentChange(ChangeWording.title(change), Duration.between(change.at(), opened)))
                .toList();
        notes.add(NoteWording.recentChanges(named, judged.stream().anyMatch(RankedDependency::isSuspect)));
    }

    private void pending() {
        var pending = names(
                each -> each.measured().observed().pendingFrom().isPresent() && each.finding() != Finding.NOT_OBSERVED);
        if (!pending.isEmpty()) {
            notes.add(NoteWording.endPending(pending));
        }
    }

    private void gaps() {
        var gaps = judged.stream()
                .filter(each -> each.verdict().coverage() < ENOUGH)
                .filter(each -> each.measured().observed().remaining() && each.finding() != Finding.NOT_OBSERVED)
                .toList();
        if (gaps.size() <= GAPS_ONE_BY_ONE) {
            gaps.forEach(each ->
                    notes.add(NoteWording.gap(each.name(), 1 - each.verdict().coverage())));
            return;
        }
        var names = gaps.stream().map(RankedDependency::name).toList();
        var coverage =
                gaps.stream().mapToDouble(each -> each.verdict().coverage()).summaryStatistics();
        notes.add(NoteWording.gaps(names, 1 - coverage.getMax(), 1 - coverage.getMin()));
    }

    private void unknownChance() {
        var unknown = names(each -> each.verdict().chance().isEmpty()
                && each.finding() != Finding.NOT_OBSERVED
                && each.measured().observed().remaining());
        if (!unknown.isEmpty()) {
            notes.add(NoteWording.chanceUnknown(unknown));
        }
    }

    private void ignoredErrors() {
        if (context.outside() > 0) {
            notes.add(NoteWording.ignoredOutside(context.outside()));
        }
        if (context.elsewhere() > 0) {
            notes.add(NoteWording.ignoredOtherRoute(context.elsewhere()));
        }
        if (!context.hasErrors() && context.outside() + context.elsewhere() > 0) {
            notes.add(NoteWording.noErrorTimes());
        }
    }

    private List<String> names(Predicate<RankedDependency> which) {
        return judged.stream().filter(which).map(RankedDependency::name).toList();
    }

    private String time(Instant instant) {
        var window = context.question().window();
        return TimeWords.roughly(instant, window.from(), window.duration());
    }
}
