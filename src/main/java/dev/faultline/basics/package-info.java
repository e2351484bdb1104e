// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
/** What the standard library lacks and every room may use. Knows nothing of the program. */
@NullMarked
package dev.faultline.basics;

import org.jspecify.annotations.NullMarked;
