// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.changes;

import dev.faultline.changes.RankedChange.Standing;
import dev.faultline.changes.RankedChange.SubjectPast;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Orders the changes around an error window by how likely each is its cause; {@link ChangeFit} is how likely that is.
 *
 * <p>Being the last before the window counts for nothing: two changes a minute apart score alike.
 *
 * <p>{@code CLEARED}: made after the first error, the errors were there before it, {@value ChangeFit#EXONERATED} requests succeeded
 * after it, or it was rolled back before the errors began. {@code LIKELY}: the score is at least {@value #LIKELY}, which takes
 * errors that are known to have begun after it, and over {@value #RIVAL} of the best: what fits far worse than another is not
 * to be undone with it. {@code POSSIBLE}: made within the hour, and nothing speaks against it. Else {@code UNLIKELY}.
 *
 * <p>One that was made in the quiet before a later burst of errors is no cause of the first, but may be one of those: it is
 * ranked against that burst alone, as if the errors before had not been, and is {@code POSSIBLE} at most.
 */
public final class ChangeRanking {

    /** From this score on a change is a likely cause. */
    public static final double LIKELY = 0.3;

    /** What scores more than this share of the best is its rival. */
    public static final double RIVAL = 0.7;

    /** How far before the window changes are ranked, and changes of the same sort are counted. */
    public static final Duration USUAL = Duration.ofHours(24);

    /** What was made longer ago is not possible any more without evidence that points at it. */
    public static final Duration POSSIBLE = Duration.ofHours(1);

    private final List<Change> recent;
    private final ChangeHistory history;
    private final ChangeContext known;

    private ChangeRanking(Collection<Change> changes, ChangeContext known) {
        this.recent = changes.stream()
                .filter(change -> !change.at().isBefore(known.from().minus(USUAL))
                        && !change.at().isAfter(known.to()))
                .toList();
        this.history = ChangeHistory.of(changes);
        this.known = known;
    }

    /**
     * The changes of the {@link #USUAL} time before the window and up to its end, the likeliest first; of equals the later.
     *
     * @param changes also earlier and later ones, as far as they are known: they tell which version each one took away, and
     *     which ones were rolled back
     */
    public static List<RankedChange> of(Collection<Change> changes, ChangeContext known) {
        return new ChangeRanking(changes, known).ranked();
    }

    private List<RankedChange> ranked() {
        var ranked = recent.stream().map(this::rank).toList();
        var best = ranked.stream()
                .filter(each -> each.later().isEmpty())
                .mapToDouble(RankedChange::score)
                .max()
                .orElse(0);
        return ranked.stream()
                .map(each -> isRival(each.score(), best) ? each : each.outdone())
                .sorted(Comparator.comparing((RankedChange each) -> each.standing() == Standing.CLEARED)
                        .thenComparing(each -> each.later().isPresent())
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

    /** How long before a change its errors are compared with those of a window of that length, and a little more. */
    public static Duration comparedBefore(Duration window) {
        return ErrorOnset.within(window).plusSeconds(1);
    }

    /** Whether a cause of that score cannot be told from the best one. */
    public static boolean isRival(double score, double best) {
        return score > best * RIVAL + 1e-9;
    }

    private RankedChange rank(Change change) {
        var past = history.past(change);
        var fit = ChangeFit.of(change, past, recent, known);
        var later =
                fit.cleared() && fit.before().isNegative() ? later(change, past, fit) : Optional.<RankedChange>empty();
        return later.orElseGet(() -> ranked(change, past, fit));
    }

    private RankedChange ranked(Change change, SubjectPast past, ChangeFit fit) {
        return new RankedChange(
                change,
                fit.before(),
                fit.atOnset(),
                known.knowsErrors(),
                fit.score(),
                standing(fit),
                past,
                ChangeWording.sentence(fit.reasons()));
    }

    /** As the possible cause of errors that came back after it, if it is one. */
    private Optional<RankedChange> later(Change change, SubjectPast past, ChangeFit fit) {
        var burst = LaterErrors.after(change.at(), known, FitMeasurement.TOLERANCE);
        if (burst.isEmpty()) {
            return Optional.empty();
        }
        var again = ChangeFit.of(change, past, recent, burst.get());
        if (again.cleared()) {
            return Optional.empty();
        }
        var came = burst.get().bursts().get(0);
        var reasons = new ArrayList<String>();
        reasons.add(ChangeWording.beforeReturn(Duration.between(change.at(), came.from()), came.from()));
        again.reasons().stream().skip(ChangeFit.OF_TIME).forEach(reasons::add);
        return Optional.of(new RankedChange(
                change,
                fit.before(),
                false,
                known.knowsErrors(),
                again.score(),
                standing(again) == Standing.UNLIKELY ? Standing.UNLIKELY : Standing.POSSIBLE,
                past,
                ChangeWording.sentence(reasons),
                Optional.of(came)));
    }

    private static Standing standing(ChangeFit fit) {
        if (fit.cleared()) {
            return Standing.CLEARED;
        }
        if (fit.score() >= LIKELY) {
            return Standing.LIKELY;
        }
        return fit.opposed() || fit.before().compareTo(POSSIBLE) > 0 ? Standing.UNLIKELY : Standing.POSSIBLE;
    }
}
