// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
/** What the page shows at once: everything that is known of a span of time, at the resolution of a screen. */
@NullMarked
package dev.faultline.analysis.overview;

import org.jspecify.annotations.NullMarked;
