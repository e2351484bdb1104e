// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
/**
 * The kind {@code postgresql}: connects, authenticates and runs a query, each time afresh.
 *
 * <p>It speaks the protocol (version 3.0, <a href="https://www.postgresql.org/docs/current/protocol.html">documented
 * here</a>) itself, for a probe has to know at which step it is stuck, and has to own its socket from the first byte on:
 * the drivers give out neither before they are done.
 */
@NullMarked
package dev.faultline.probe.postgresql;

import org.jspecify.annotations.NullMarked;
