// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
/** What the app's own connections say of an error window: evidence beside what the probes saw, never a proof. */
@NullMarked
package dev.faultline.analysis.connection;

import org.jspecify.annotations.NullMarked;
