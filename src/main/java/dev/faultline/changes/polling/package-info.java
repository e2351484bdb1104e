// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
/** Looks at all sources of changes, keeps what they find, and tells of it. */
@NullMarked
package dev.faultline.changes.polling;

import org.jspecify.annotations.NullMarked;
