// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
/** The kind {@code smtp}. */
@NullMarked
package dev.faultline.probe.smtp;

import org.jspecify.annotations.NullMarked;
