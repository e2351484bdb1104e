// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
/** When to probe, what an observation is worth, and the prober's watch over itself. */
@NullMarked
package dev.faultline.probe.scheduler;

import org.jspecify.annotations.NullMarked;
