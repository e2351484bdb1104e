// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
/**
 * Faultline says whether a window of HTTP 500s coincides with a downstream failure.
 *
 * <p>The {@code config} file names the app's dependencies, each of a kind that {@code probe} knows how to check. Its
 * scheduler probes each on its own cadence, doubts itself, and hands every observation to the store ({@code sqlite}), which
 * keeps it on the pod's volume. {@code timeline} folds observations into runs, segments and episodes, with bounds instead of
 * made-up instants; {@code analysis} judges an error window by them. {@code errors} counts the app's 5xx responses, {@code
 * detection} makes incidents of them, {@code changes} records what else happened. {@code web} and {@code notify} report what
 * came of it; {@code app} puts the program together, starts and stops it. ARCHITECTURE.md has the map.
 */
@NullMarked
package dev.faultline;

import org.jspecify.annotations.NullMarked;
