// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
/** The verdict on a window and its report as the page shows them. */
@NullMarked
package dev.faultline.web.page.verdict;

import org.jspecify.annotations.NullMarked;
