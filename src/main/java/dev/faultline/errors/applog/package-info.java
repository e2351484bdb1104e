// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
/** Reads error lines and stack traces out of the app's own log, and groups them by what they have in common. */
@NullMarked
package dev.faultline.errors.applog;

import org.jspecify.annotations.NullMarked;
