// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
/** The styles, scripts and pictures of the page. */
@NullMarked
package dev.faultline.web.page.files;

import org.jspecify.annotations.NullMarked;
