// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.changes;

import dev.faultline.changes.RankedChange.Standing;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Orders the changes around an error window by how likely each is its cause.
 *
 * <p>With <i>d</i> from the change to the first error, the score is the product of
 *
 * <ul>
 *   <li><i>closeness</i>: τ / (τ + d), with τ = 15 min. A change a minute before counts 0.94, an hour before 0.2: by
 *       then it had been there without errors; 0.4 if it comes after the first error by no more than clocks are apart;
 *   <li><i>onset</i>: 1 if errors were watched before the change and began only after it; 0.45 if nobody watched
 *       before it, so that nobody knows whether they began with it; else 1 − 2r, not less than 0, where r is the rate of errors in
 *       the time before the change over their rate in the window. That time is as long as the window, within 5 min to
 *       1 h, as far as errors were watched;
 *   <li><i>showing</i>: 0.6 + 0.4·e<sup>−n·p/10</sup>, where n answers of the routes that failed were good between the change and the
 *       first error, and p is the share of them that failed in the window: what acts at once would have shown earlier, and
 *       not everything does;
 *   <li><i>kind</i>: what its kind makes go wrong (a deploy 1, a config edit or a migration 0.95, a secret 0.9, anything
 *       else 0.8, a restart 0.6, for it is as often a symptom); 1 if it names what failed, the route or a dependency;
 *   <li><i>rarity</i>: e<sup>−n·d/T</sup>, where n other changes like it (of its kind, to its subject) were made in the T = 24 h
 *       before the window: of what is changed all the time, something was always changed just before;
 *   <li><i>room</i>: 1 − 0.6·s, where s is the largest share of the window that a failed dependency explains, other than
 *       one that the change names.
 * </ul>
 *
 * <p>Being the last before the window counts for nothing: two changes a minute apart score alike.
 *
 * <p>{@code CLEARED}: made after the first error, or onset is 0. {@code LIKELY}: the score is at least {@value #LIKELY}, which takes
 * errors that are known to have begun after it, and at least {@value #RIVAL} of the best: what fits far worse than another
 * is not to be undone with it. Else {@code POSSIBLE}.
 */
public final class ChangeRanking {

    /** From this score on a change is a likely cause. */
    public static final double LIKELY = 0.5;

    /** How far before the window changes of the same sort are counted. */
    public static final Duration USUAL = Duration.ofHours(24);

    /** Clocks are this far apart. */
    private static final Duration TOLERANCE = Duration.ofSeconds(1);

    private static final double CLOSE_SECONDS = 15 * 60;
    private static final double CROWDED_OUT = 0.6;
    private static final double RIVAL = 0.7;
    private static final double UNSHOWN = 0.6;
    private static final double SHOWN_BY = 10;
    private static final double OUT_OF_ORDER = 0.4;

    private final Collection<Change> changes;
    private final ChangeContext known;

    private ChangeRanking(Collection<Change> changes, ChangeContext known) {
        this.changes = List.copyOf(changes);
        this.known = known;
    }

    /**
     * The changes up to the window's end, the likeliest first; of equals the later.
     *
     * @param changes those of the {@link #USUAL} time before the window and up to its end; earlier and later ones are
     *     left out
     */
    public static List<RankedChange> of(Collection<Change> changes, ChangeContext known) {
        return new ChangeRanking(changes, known).ranked();
    }

    private List<RankedChange> ranked() {
        var earliest = known.from().minus(USUAL);
        var ranked = changes.stream()
                .filter(change ->
                        !change.at().isBefore(earliest) && !change.at().isAfter(known.to()))
                .map(this::rank)
                .toList();
        var best = ranked.stream().mapToDouble(RankedChange::score).max().orElse(0);
        return ranked.stream()
                .map(each -> each.score() < best * RIVAL ? each.outdone() : each)
                .sorted(Comparator.comparing((RankedChange each) -> each.standing() == Standing.CLEARED)
                        .thenComparing(
                                Comparator.comparingDouble(RankedChange::score).reversed())
                        .thenComparing(Comparator.comparing(
                                        (RankedChange each) -> each.change().at())
                                .reversed())
                        .thenComparing(each -> each.change().kind())
                        .thenComparing(each -> each.change().subject())
                        .thenComparing(each -> each.change().version()))
                .toList();
    }

    private RankedChange rank(Change change) {
        var before = Duration.between(change.at(), known.begin());
        var reasons = new ArrayList<String>();
        if (before.compareTo(TOLERANCE.negated()) < 0) {
            reasons.add(ChangeWording.afterErrorsBegan(before.negated()));
            return new RankedChange(change, before, false, 0, Standing.CLEARED, ChangeWording.sentence(reasons));
        }
        var atOnset = !change.at().isBefore(known.beginEarliest()) && !before.isNegative();
        if (atOnset) {
            reasons.add(ChangeWording.atOnset());
        } else if (before.isNegative()) {
            reasons.add(ChangeWording.afterWithinClockError(before.negated()));
        } else {
            reasons.add(ChangeWording.beforeFirstError(Duration.between(change.at(), known.beginEarliest())));
        }
        var onset = ErrorOnset.of(change.at(), known);
        reasons.add(onset.reason());
        var score = (before.isNegative() ? OUT_OF_ORDER : closeness(before))
                * onset.factor()
                * showing(change, reasons)
                * kind(change, reasons)
                * rarity(change, before, reasons)
                * room(change, reasons);
        return new RankedChange(
                change, before, atOnset, score, standing(onset, score), ChangeWording.sentence(reasons));
    }

    private static Standing standing(ErrorOnset onset, double score) {
        if (onset.factor() == 0) {
            return Standing.CLEARED;
        }
        return score >= LIKELY ? Standing.LIKELY : Standing.POSSIBLE;
    }

    private static double closeness(Duration before) {
        return CLOSE_SECONDS / (CLOSE_SECONDS + Math.max(0, before.toMillis() / 1000.0));
    }

    private double showing(Change change, List<String> reasons) {
        var good = known.goodSince(change.at());
        var expected = good * known.failingShare();
        if (expected >= 1) {
            reasons.add(ChangeWording.successesFirst(Math.round(good)));
        }
        return UNSHOWN + (1 - UNSHOWN) * Math.exp(-expected / SHOWN_BY);
    }

    private double kind(Change change, List<String> reasons) {
        var named = ChangeMention.of(change, known);
        named.map(ChangeWording::names).ifPresent(reasons::add);
        return named.isPresent()
                ? 1
                : switch (change.kind()) {
                    case DEPLOY -> 1;
                    case CONFIG, MIGRATION -> 0.95;
                    case SECRET -> 0.9;
                    case OTHER -> 0.8;
                    case RESTART -> 0.6;
                };
    }

    private double rarity(Change change, Duration before, List<String> reasons) {
        var others = changes.stream()
                .filter(other -> isLike(other, change) && isUsual(other.at()))
                .filter(other -> !other.at().equals(change.at()))
                .count();
        var expected = others * Math.max(0, before.toMillis()) / (double) USUAL.toMillis();
        if (expected > 0.1) {
            reasons.add(ChangeWording.usual(others));
        }
        return Math.exp(-expected);
    }

    private boolean isUsual(Instant at) {
        return at.isBefore(known.from()) && !at.isBefore(known.from().minus(USUAL));
    }

    private static boolean isLike(Change one, Change other) {
        return one.kind() == other.kind() && one.subject().equals(other.subject());
    }

    private double room(Change change, List<String> reasons) {
        var other = known.suspects().entrySet().stream()
                .filter(suspect -> !ChangeMention.isNamed(change, suspect.getKey()))
                .max(Map.Entry.comparingByValue());
        other.filter(suspect -> suspect.getValue() >= 0.5)
                .ifPresent(suspect -> reasons.add(ChangeWording.otherFailure(suspect.getKey())));
        return 1
                - CROWDED_OUT
                        * other.map(suspect -> Math.min(1, Math.max(0, suspect.getValue())))
                                .orElse(0.0);
    }
}
