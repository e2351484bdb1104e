// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
/** The app's connections in the local store. */
@NullMarked
package dev.faultline.sqlite.connections;

import org.jspecify.annotations.NullMarked;
