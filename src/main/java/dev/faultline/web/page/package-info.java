// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
/** The page at the root: everything on one timeline, and the verdict on a window. */
@NullMarked
package dev.faultline.web.page;

import org.jspecify.annotations.NullMarked;
