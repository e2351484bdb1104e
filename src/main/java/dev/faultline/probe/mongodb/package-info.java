// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
/** The kind {@code mongodb}. */
@NullMarked
package dev.faultline.probe.mongodb;

import org.jspecify.annotations.NullMarked;
