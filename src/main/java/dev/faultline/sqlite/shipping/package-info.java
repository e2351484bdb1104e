// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
/** What of the local store was shipped, and what is next. */
@NullMarked
package dev.faultline.sqlite.shipping;

import org.jspecify.annotations.NullMarked;
