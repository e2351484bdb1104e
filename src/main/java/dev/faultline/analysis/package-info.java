// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
/** An error window asked about: what is known is gathered from the store and put before the judge. */
@NullMarked
package dev.faultline.analysis;

import org.jspecify.annotations.NullMarked;
