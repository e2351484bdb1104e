// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
/** The timeline as SVG: what was known of each dependency, errors, windows and changes on one scale. */
@NullMarked
package dev.faultline.web.page.drawing;

import org.jspecify.annotations.NullMarked;
