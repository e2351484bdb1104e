// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
/** The store in memory: the plain statement of what a store does, and the twin of the local one in tests. */
@NullMarked
package dev.faultline.testing.memory;

import org.jspecify.annotations.NullMarked;
