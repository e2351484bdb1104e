// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
/** What is known of a dependency over time: observations folded into runs, segments and episodes, with bounds in place of invented instants. Pure. */
@NullMarked
package dev.faultline.timeline;

import org.jspecify.annotations.NullMarked;
