// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
/** Text as people write and read it: words, amounts, times and single lines. Knows nothing of the program. Pure. */
@NullMarked
package dev.faultline.text;

import org.jspecify.annotations.NullMarked;
