// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.changes;

import dev.faultline.changes.RankedChange.SubjectPast;
import java.time.Duration;
import java.util.Collection;
import java.util.List;

/**
 * How well a change fits the errors: a product of factors in [0, 1].
 *
 * <p>With <i>d</i> from the change to the first error:
 *
 * <ul>
 *   <li><i>closeness</i>: 1 within the first 5 min, for rolling releases and caches take that long; then τ / (τ + d − 5 min),
 *       with τ = 15 min; 0.4 if it comes after the first error by no more than clocks are apart;
 *   <li><i>onset</i>: whether the errors began with it, by {@link ErrorOnset};
 *   <li><i>success</i>: (1 − n / {@value #EXONERATED}) · (0.65 + 0.35·e<sup>−n/10</sup>), not below 0, where n requests to the failing
 *       routes succeeded between it and the first error: what acts at once would have shown earlier, and not everything
 *       does. What this instance saw itself reached the app at once; what was posted may take {@link #GRACE};
 *   <li><i>mention</i>: 1 if it names a failed dependency, the route, a file of the stack trace or the exception, else
 *       {@value #UNNAMED};
 *   <li><i>kind</i>: what its kind makes go wrong (a deploy 1, a config edit or a migration 0.95, a secret 0.9, anything
 *       else 0.8, a restart 0.65, for it is as often a symptom); 1 if it names something;
 *   <li><i>subject</i>: {@value #FOREIGN} if it was made neither to the app nor to what the app depends on;
 *   <li><i>rarity</i>: e<sup>−n·d/T</sup>, where n other changes like it (of its kind, to its subject) were made in the T = 24 h
 *       before the window: of what is changed all the time, something was always changed just before;
 *   <li><i>room</i>: 1 − 0.6·s, where s ≥ 0.5 is the largest share of the window that a failed dependency explains, other than
 *       one that the change names or may have made fail.
 * </ul>
 *
 * @param before from the change to the first error; negative: after it
 * @param atOnset whether it was made while the errors began, as far as times are known
 * @param score the product
 * @param cleared whether it cannot be the cause
 * @param opposed whether anything speaks against it
 * @param reasons in words, the first of them first
 */
record ChangeFit(
        Duration before, boolean atOnset, double score, boolean cleared, boolean opposed, List<String> reasons) {

    /** The first reasons of one that is not cleared say how long before the errors it was made, and whether they began then. */
    static final int OF_TIME = 2;

    static final int EXONERATED = 300;
    static final double UNNAMED = 0.65;
    static final double FOREIGN = 0.7;

    /** How long a change that was reported may take to reach the app. */
    static final Duration GRACE = Duration.ofMinutes(10);

    static ChangeFit of(Change change, SubjectPast past, Collection<Change> recent, ChangeContext known) {
        return new FitMeasurement(change, past, recent, known).fit();
    }
}
