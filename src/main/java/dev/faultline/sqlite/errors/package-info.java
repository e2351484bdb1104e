// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
/** Counted responses, error lines and the checkpoints of their readers, in the database. */
@NullMarked
package dev.faultline.sqlite.errors;

import org.jspecify.annotations.NullMarked;
