// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
/** The kind {@code file}: a file or folder the app needs, its access rights and the space left on its volume. */
@NullMarked
package dev.faultline.probe.file;

import org.jspecify.annotations.NullMarked;
