// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
/** The kind {@code env}: environment variables and mounted secrets the app needs. Their values appear nowhere. */
@NullMarked
package dev.faultline.probe.env;

import org.jspecify.annotations.NullMarked;
