// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.timeline;

import java.time.Instant;
import java.util.Optional;

/**
 * When a change happened, as far as it can be known: not before {@code earliest}, not after {@code latest}.
 *
 * @param earliest absent if nothing was seen before
 * @param latest absent if nothing was seen after
 */
public record InstantBounds(Optional<Instant> earliest, Optional<Instant> latest) {}
