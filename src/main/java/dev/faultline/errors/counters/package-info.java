// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
/** Reads how often the app answered, and how often with a 5xx, from its own Prometheus or OpenMetrics endpoint. */
@NullMarked
package dev.faultline.errors.counters;

import org.jspecify.annotations.NullMarked;
