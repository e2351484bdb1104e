// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis.verdict;

/**
 * How much speaks for a dependency as the cause, and what that is made of. Every part is in [0, 1].
 *
 * @param total the weighted sum of the others, of which those that a lag puts in doubt count for what that is worth; in [0, 1]
 * @param explained how much of the window it explains
 * @param lag what the explanation is worth for its lag; 1 without one
 * @param onset how early and how close its onset is to the first error, within the bounds
 * @param rarity how little it fails outside the window
 * @param chance one minus the chance; a half if that is not known
 * @param mentioned whether the error messages name its host, its driver or its name
 * @param critical whether the app cannot do without it
 */
public record SuspicionScore(
        double total,
        double explained,
        double lag,
        double onset,
        double rarity,
        double chance,
        double mentioned,
        double critical) {}
