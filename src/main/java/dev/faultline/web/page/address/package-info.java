// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
/** The query of the page's address, and the links that lead on from it. */
@NullMarked
package dev.faultline.web.page.address;

import org.jspecify.annotations.NullMarked;
