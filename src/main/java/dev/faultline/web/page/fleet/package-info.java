// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
/** The page of a hub. */
@NullMarked
package dev.faultline.web.page.fleet;

import org.jspecify.annotations.NullMarked;
