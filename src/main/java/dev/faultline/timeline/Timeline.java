// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.timeline;

import dev.faultline.basics.TimeOrder;
import dev.faultline.probe.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is known of one dependency over time, made from its runs: that it was up or failing where observations agree and
 * none is missing between them, that it changed where they do not, and nothing where it was not watched. Immutable; making
 * one costs time linear in its runs; the next one, with what was observed since, only what is new.
 */
public final class Timeline {

    private static final Timeline EMPTY = new Timeline();

    private final RunIndex index;
    private final SpanColumn spans;
    private final SegmentArray segments;
    private final FailureSpans failures;
    private final EpisodeIndex episodes;
    private final PiecewiseCurve likelihood;
    private final PiecewiseCurve downLikelihood;
    private final PiecewiseCurve observed;
    private final AnswerTimes answers;

    /** The one without runs. */
    private Timeline() {
        this.index = RunIndex.EMPTY;
        this.spans = SpanColumn.EMPTY;
        this.segments = SegmentArray.empty();
        this.failures = new FailureSpans(index, segments, spans);
        this.episodes = EpisodeIndex.empty();
        this.likelihood = PiecewiseCurve.NOWHERE;
        this.downLikelihood = PiecewiseCurve.NOWHERE;
        this.observed = PiecewiseCurve.NOWHERE;
        this.answers = AnswerTimes.NONE;
    }

    private Timeline(Timeline earlier, int kept, List<Run> added) {
        var settled = earlier.spans.settled(kept);
        this.index = earlier.index.next(kept, added);
        this.spans = EvidenceSpan.of(index.runs(), earlier.spans, settled);
        this.segments = earlier.segments.next(index.runs(), spans, settled);
        this.failures = new FailureSpans(index, segments, spans);
        this.episodes = earlier.episodes.next(index.runs(), kept);
        var behind = segments.firstBehind(settled);
        this.likelihood = SegmentCurves.likelihood(segments, earlier.likelihood, behind);
        this.downLikelihood = SegmentCurves.downLikelihood(segments, likelihood, earlier, behind);
        this.observed = SegmentCurves.observed(segments, earlier.observed, behind);
        this.answers = earlier.answers.next(earlier.index.runs(), kept, added);
    }

    /** The timeline that the given runs of one dependency make, in any order. */
    public static Timeline of(List<Run> runs) {
        return new Timeline(EMPTY, 0, RunColumns.sorted(runs));
    }

    /**
     * The timeline that the given runs of the same dependency make, in any order, as {@link #of} makes it. The more of the
     * first runs are this one's, the less there is to do: usually only the last run has grown, or some are new behind it.
     */
    public Timeline next(List<Run> runs) {
        var sorted = RunColumns.sorted(runs);
        var same = index.runs().sameFirst(sorted);
        return same == sorted.size() && same == runs().size() ? this : next(same, sorted.subList(same, sorted.size()));
    }

    /**
     * The timeline that the first so many runs of this one make with those that follow them.
     *
     * @param kept how many are kept, at most as many as there are
     * @param added by start, none before those that are kept
     */
    public Timeline next(int kept, List<Run> added) {
        return new Timeline(this, kept, added);
    }

    /** All its runs, by start. */
    public List<Run> runs() {
        return index.runs();
    }

    /** The runs with an observation in [{@code from}, {@code to}] or on both sides of it, by start. */
    public List<Run> runs(Instant from, Instant to) {
        var after = index.firstStartingAfter(to.toEpochMilli());
        var first = Math.min(index.firstEndingFrom(from.toEpochMilli()), after);
        return index.runs().subList(first, after).stream()
                .filter(run -> RunIndex.end(run) >= from.toEpochMilli())
                .toList();
    }

    /** The start of the first observation that is evidence of anything. */
    public Optional<Instant> firstObserved() {
        return runs().stream()
                .filter(EvidenceSpan::isEvidence)
                .map(Run::firstStart)
                .findFirst();
    }

    /** The end of the last observation, whatever it saw. */
    public Optional<Instant> lastObserved() {
        return index.lastEnd().map(Instant::ofEpochMilli);
    }

    /**
     * The end of the last observation, if the next one is not overdue at {@code now}: what comes after it is then pending,
     * not missing.
     */
    public Optional<Instant> pendingFrom(Instant now) {
        if (runs().isEmpty()) {
            return Optional.empty();
        }
        var last = runs().get(runs().size() - 1);
        return last.lastStart().plus(last.allowedGap()).isBefore(now) ? Optional.empty() : lastObserved();
    }

    /**
     * What is known in [{@code from}, {@code to}): without gaps, by time, no two successive ones alike but for two changes
     * that meet. Empty if {@code to} is not after {@code from}.
     */
    public List<Segment> segments(Instant from, Instant to) {
        var found = new ArrayList<Segment>();
        var first = segments.firstEndingAfter(from.toEpochMilli());
        var known = first < segments.size() ? Instant.ofEpochMilli(segments.start(first)) : to;
        var until = unobserved(from, TimeOrder.earlier(known, to), found);
        // Each starts where the one before it ends.
        for (var i = first; i < segments.size() && until.isBefore(to); i++) {
            var end = TimeOrder.earlier(Instant.ofEpochMilli(segments.end(i)), to);
            found.add(new Segment(segments.state(i), until, end));
            until = end;
        }
        unobserved(until, to, found);
        return List.copyOf(found);
    }

    /** Where it ends, or {@code from} if that is not before {@code to}. */
    private static Instant unobserved(Instant from, Instant to, List<Segment> found) {
        if (!from.isBefore(to)) {
            return from;
        }
        found.add(new Segment(SegmentState.UNOBSERVED, from, to));
        return to;
    }

    /** As {@link #segments(Instant, Instant)}, without what is still pending at {@code now}. */
    public List<Segment> segments(Instant from, Instant to, Instant now) {
        return segments(
                from,
                pendingFrom(now).map(pending -> TimeOrder.earlier(pending, to)).orElse(to));
    }

    /** The same, to the millisecond, given to the visitor one by one. */
    public void segments(Instant from, Instant to, Instant now, SegmentVisitor visitor) {
        var end =
                pendingFrom(now).map(pending -> TimeOrder.earlier(pending, to)).orElse(to);
        segments.within(from.toEpochMilli(), end.toEpochMilli(), visitor);
    }

    /** The episodes that may have lasted at some instant of [{@code from}, {@code to}], by time. */
    public List<Episode> episodes(Instant from, Instant to) {
        return List.copyOf(episodes.touching(from.toEpochMilli(), to.toEpochMilli()));
    }

    /** The latest of {@link #episodes(Instant, Instant)}; cheap also where there are very many. */
    public Optional<Episode> lastEpisode(Instant from, Instant to) {
        return episodes.lastTouching(from.toEpochMilli(), to.toEpochMilli());
    }

    /**
     * The failing status that held longer in [{@code from}, {@code to}], if a failure is certain there: a failing
     * observation lies in it, or it reaches into the time between two.
     */
    public Optional<Status> certainFailure(Instant from, Instant to) {
        return failures.certainIn(from.toEpochMilli(), to.toEpochMilli());
    }

    /** How long it took to answer on average over all its runs; absent if it never did. */
    public Optional<Duration> meanAnswer() {
        return answers.mean();
    }

    /** Whether anything is known at any instant of [{@code from}, {@code to}]. */
    public boolean knowsOf(Instant from, Instant to) {
        return observed.integral(from.toEpochMilli(), to.toEpochMilli()) > 0
                || runs(from, to).stream().anyMatch(EvidenceSpan::isEvidence);
    }

    /** The longest outage that the probing could have missed in the given span; absent if nothing was ever seen. */
    public Optional<Duration> resolution(Instant from, Instant to) {
        return new TimelineResolution(index).in(from.toEpochMilli(), to.toEpochMilli());
    }

    /** The probability that it was failing: 1 or 0 where that is certain, 0 where nothing is known, linear across a change. */
    public PiecewiseCurve likelihood() {
        return likelihood;
    }

    /** As {@link #likelihood()}, only for instants in [{@code from}, {@code to}]; quicker to be asked. */
    public PiecewiseCurve likelihood(Instant from, Instant to) {
        var first = segments.firstEndingAfter(from.toEpochMilli());
        return SegmentCurves.likelihood(segments, first, firstStartingAfter(first, to));
    }

    /** As {@link #likelihood()}, that it was down: time in which it was only degraded counts as being up. */
    public PiecewiseCurve downLikelihood() {
        return downLikelihood;
    }

    /** 1 where anything is known, 0 elsewhere. */
    public PiecewiseCurve observed() {
        return observed;
    }

    /** 1 where it was certainly failing, 0 elsewhere; only for instants in [{@code from}, {@code to}]. */
    public PiecewiseCurve certain(Instant from, Instant to) {
        var first = segments.firstEndingAfter(from.toEpochMilli());
        return SegmentCurves.certain(segments, first, firstStartingAfter(first, to));
    }

    /** 1 where it changed or nothing is known, 0 elsewhere; only for instants in [{@code from}, {@code to}]. */
    public PiecewiseCurve uncertain(Instant from, Instant to) {
        var first = segments.firstEndingAfter(from.toEpochMilli());
        return SegmentCurves.uncertain(segments, first, firstStartingAfter(first, to));
    }

    private int firstStartingAfter(int segment, Instant instant) {
        var next = segment;
        while (next < segments.size() && segments.start(next) <= instant.toEpochMilli()) {
            next++;
        }
        return next;
    }
}
