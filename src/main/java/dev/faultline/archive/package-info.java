// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
/** Evidence in a file: what was observed in a span of time, written by one instance and read by another. */
@NullMarked
package dev.faultline.archive;

import org.jspecify.annotations.NullMarked;
