// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
/** Follows log files that other processes write. */
@NullMarked
package dev.faultline.errors.tail;

import org.jspecify.annotations.NullMarked;
