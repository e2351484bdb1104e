// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis.verdict;

import java.util.OptionalDouble;

/**
 * How often a window like the judged one would be explained by chance.
 *
 * @param own the share of like windows in the baseline that the dependency would explain as well; absent if the baseline is
 *     too short
 * @param amongAll the share of like windows that it, or another that could matter and is as rarely a suspect, would explain as
 *     well; absent if it is no suspect, explains under half, or its own chance is unknown
 */
public record ChanceFigures(OptionalDouble own, OptionalDouble amongAll) {}
