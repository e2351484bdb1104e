// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
/**
 * The kind {@code redis}: connects, authenticates and pings, each time afresh, and looks at role and memory.
 *
 * <p>It speaks the protocol (<a href="https://redis.io/docs/latest/develop/reference/protocol-spec/">RESP2</a>) itself,
 * for a probe has to know at which step it is stuck, and has to own its socket from the first byte on.
 */
@NullMarked
package dev.faultline.probe.redis;

import org.jspecify.annotations.NullMarked;
