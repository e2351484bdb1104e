// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
/** What the program does with arguments: it answers and ends, without being started. */
@NullMarked
package dev.faultline.app.command;

import org.jspecify.annotations.NullMarked;
