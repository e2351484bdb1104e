// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.changes;

import java.time.Instant;
import java.util.Optional;

/**
 * What a look starts from.
 *
 * @param before how things were, absent if nobody has looked yet
 * @param last when that was known to be still so, absent if it is not known
 * @param now when this look is made
 */
public record PollContext(Optional<SourceSnapshot> before, Optional<Instant> last, Instant now) {}
