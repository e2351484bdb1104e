// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
/** The kind {@code app-health}: what the app says of its own dependencies. */
@NullMarked
package dev.faultline.probe.apphealth;

import org.jspecify.annotations.NullMarked;
