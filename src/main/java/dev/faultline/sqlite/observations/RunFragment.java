// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.sqlite.observations;

import dev.faultline.timeline.Run;

/**
 * A run, or a part of one, as it is stored.
 *
 * @param settled whether the observations behind it have expired, so that it cannot be folded again
 */
record RunFragment(Run run, boolean settled) {}
