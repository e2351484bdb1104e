// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
/** What the paths that the app needs look like, and when that altered. */
@NullMarked
package dev.faultline.changes.paths;

import org.jspecify.annotations.NullMarked;
