// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
/** Errors become windows, windows become incidents, and each incident gets its verdict. */
@NullMarked
package dev.faultline.detection;

import org.jspecify.annotations.NullMarked;
