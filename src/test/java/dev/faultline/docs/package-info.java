// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
/** Holds the documents against the program: what one of them names, the other has. */
@NullMarked
package dev.faultline.docs;

import org.jspecify.annotations.NullMarked;
