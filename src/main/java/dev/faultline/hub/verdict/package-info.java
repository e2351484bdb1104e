// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
/** Judges an error window by what all instances of an app observed. */
@NullMarked
package dev.faultline.hub.verdict;

import org.jspecify.annotations.NullMarked;
