// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
/** Restarts of the app's process, where the pod shares its process namespace. */
@NullMarked
package dev.faultline.changes.process;

import org.jspecify.annotations.NullMarked;
