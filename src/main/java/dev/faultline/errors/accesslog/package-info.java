// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
/** The app's access log: which of its answers were a 5xx, when and on which route. */
@NullMarked
package dev.faultline.errors.accesslog;

import org.jspecify.annotations.NullMarked;
