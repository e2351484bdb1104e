// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
/** How far a reader has got, kept over a restart. Pure. */
@NullMarked
package dev.faultline.checkpoint;

import org.jspecify.annotations.NullMarked;
