// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
/** Times, states and phrases as the page shows them. */
@NullMarked
package dev.faultline.web.page.format;

import org.jspecify.annotations.NullMarked;
