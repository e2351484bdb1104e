// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
/** One ranking of what may have caused the errors: dependencies, changes, local paths and settings together. */
@NullMarked
package dev.faultline.analysis.cause;

import org.jspecify.annotations.NullMarked;
