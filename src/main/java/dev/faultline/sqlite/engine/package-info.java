// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
/** The SQLite file and its one writer: opened, checked, replaced when it is damaged, with memory in its place while the disk fails. */
@NullMarked
package dev.faultline.sqlite.engine;

import org.jspecify.annotations.NullMarked;
