// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.changes;

import dev.faultline.changes.RankedChange.SubjectPast;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Measures how well one change fits: the factors of {@link ChangeFit} one by one, with what each says. Used once. */
final class FitMeasurement {

    /** Clocks are this far apart. */
    static final Duration TOLERANCE = Duration.ofSeconds(1);

    /** So many successes are worth mentioning, and speak against it. */
    private static final int NOTABLE = 30;

    private static final double UNSHOWN = 0.65;
    private static final double SHOWN_BY = 10;
    private static final double FLAT_SECONDS = 5 * 60;
    private static final double CLOSE_SECONDS = 15 * 60;
    private static final double CROWDED_OUT = 0.6;
    private static final double OUT_OF_ORDER = 0.4;
    private static final double HALF = 0.5;

    private final Change change;
    private final SubjectPast past;
    private final Collection<Change> recent;
    private final ChangeContext known;
    private final Duration before;
    private final List<String> reasons = new ArrayList<>();
    private boolean opposed;

    FitMeasurement(Change change, SubjectPast past, Collection<Change> recent, ChangeContext known) {
        this.change = change;
        this.past = past;
        this.recent = recent;
        this.known = known;
        this.before = Duration.between(change.at(), known.begin());
    }

    ChangeFit fit() {
        if (before.compareTo(TOLERANCE.negated()) < 0) {
            reasons.add(ChangeWording.afterErrorsBegan(before.negated(), known.knowsErrors()));
            return new ChangeFit(before, false, 0, true, true, reasons);
        }
        var atOnset = !change.at().isBefore(known.beginEarliest()) && !before.isNegative();
        when(atOnset);
        if (past.undoneBy()
                .filter(undo -> undo.at().isBefore(known.beginEarliest()))
                .isPresent()) {
            reasons.add(ChangeWording.undoneBeforeErrors(known.knowsErrors()));
            return new ChangeFit(before, atOnset, 0, true, true, reasons);
        }
        var onset = ErrorOnset.of(change.at(), known);
        reasons.add(onset.reason());
        opposed = onset.watched() && onset.factor() < 1;
        var success = success();
        var isPossible = onset.factor() > 0 && success > 0;
        var score = (before.isNegative() ? OUT_OF_ORDER : closeness(before))
                * onset.factor()
                * success
                * mention()
                * subject()
                * rarity()
                * room();
        history();
        return new ChangeFit(before, atOnset, score, !isPossible, opposed, reasons);
    }

    private void when(boolean atOnset) {
        if (atOnset) {
            reasons.add(ChangeWording.atOnset(known.knowsErrors()));
        } else if (before.isNegative()) {
            reasons.add(ChangeWording.afterWithinClockError(before.negated(), known.knowsErrors()));
        } else {
            reasons.add(ChangeWording.beforeFirstError(
                    Duration.between(change.at(), known.beginEarliest()), known.knowsErrors()));
        }
    }

    private double success() {
        var acts = change.posted() ? change.at().plus(ChangeFit.GRACE) : change.at();
        var good = known.goodSince(acts);
        if (good >= NOTABLE) {
            opposed = true;
            reasons.add(ChangeWording.successesFirst(Math.round(good)));
        }
        return Math.max(0, 1 - good / ChangeFit.EXONERATED) * (UNSHOWN + (1 - UNSHOWN) * Math.exp(-good / SHOWN_BY));
    }

    private double mention() {
        var named = ChangeMention.of(change, known);
        named.map(ChangeWording::names).ifPresent(reasons::add);
        return named.isPresent()
                ? 1
                : ChangeFit.UNNAMED
                        * switch (change.kind()) {
                            case DEPLOY -> 1;
                            case CONFIG, MIGRATION -> 0.95;
                            case SECRET -> 0.9;
                            case OTHER -> 0.8;
                            case RESTART -> 0.65;
                        };
    }

    /** What this instance saw itself lies in the app's pod. */
    private double subject() {
        var isOwn = !change.posted()
                || known.own().isEmpty()
                || known.own().stream().anyMatch(name -> ChangeMention.isNamed(change, name));
        if (!isOwn) {
            reasons.add(ChangeWording.notOfTheApp());
        }
        return isOwn ? 1 : ChangeFit.FOREIGN;
    }

    private double rarity() {
        var others = recent.stream()
                .filter(other ->
                        other.kind() == change.kind() && other.subject().equals(change.subject()))
                .filter(other ->
                        other.at().isBefore(known.from()) && !other.at().equals(change.at()))
                .count();
        var day = (double) ChangeRanking.USUAL.toMillis();
        var expected = others * Math.max(0, before.toMillis()) / day;
        if (expected > 0.1) {
            opposed = true;
            reasons.add(ChangeWording.usual(others));
        }
        return Math.exp(-expected);
    }

    private double room() {
        var other = known.suspects().entrySet().stream()
                .filter(suspect -> suspect.getValue().share() >= HALF)
                .filter(suspect ->
                        !suspect.getValue().mayBeDueTo(change) && !ChangeMention.isNamed(change, suspect.getKey()))
                .max((one, two) ->
                        Double.compare(one.getValue().share(), two.getValue().share()));
        if (other.isEmpty()) {
            return 1;
        }
        opposed = true;
        reasons.add(ChangeWording.otherFailure(other.get().getKey(), known.knowsErrors()));
        return 1 - CROWDED_OUT * Math.min(1, other.get().getValue().share());
    }

    private void history() {
        if (past.rollBack()) {
            reasons.add(ChangeWording.isRollBack());
        }
        past.undoneBy()
                .map(Change::at)
                .map((Instant undone) -> ChangeWording.undone(Duration.between(change.at(), undone)))
                .ifPresent(reasons::add);
    }

    private static double closeness(Duration before) {
        var beyond = Math.max(0, before.toMillis() / 1000.0 - FLAT_SECONDS);
        return CLOSE_SECONDS / (CLOSE_SECONDS + beyond);
    }
}
