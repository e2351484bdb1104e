// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
/** The 5xx answers of the app and the windows they make. Pure. */
@NullMarked
package dev.faultline.errors;

import org.jspecify.annotations.NullMarked;
