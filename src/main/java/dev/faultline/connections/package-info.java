// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
/** The connections of the app itself, as the kernel has them: read once a second, folded into runs, kept. */
@NullMarked
package dev.faultline.connections;

import org.jspecify.annotations.NullMarked;
