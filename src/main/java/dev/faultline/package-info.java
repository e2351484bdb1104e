// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
/**
 * Faultline says whether a window of HTTP 500s coincides with a downstream failure.
 *
 * <p>The {@code config} file names the app's dependencies, each of a kind that {@code probe} knows how to look at.
 * {@code schedule} looks at each on its own cadence, doubts itself, and hands every observation to the {@code store}, which
 * keeps it on the pod's volume. {@code timeline} folds what was seen into runs, segments and episodes, with bounds instead
 * of made-up instants; {@code verdict} judges an error window by them; {@code inquiry} brings the two together for one
 * question, and {@code api}, {@code health}, {@code metrics} and {@code page} say what came of it. {@code sidecar} puts the
 * program together, starts and stops it.
 */
@NullMarked
package dev.faultline;

import org.jspecify.annotations.NullMarked;
