// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
/** What one look at a dependency is, and what it can bring back. Pure; the kinds are adapters in folders below. */
@NullMarked
package dev.faultline.probe;

import org.jspecify.annotations.NullMarked;
