// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
/** Reads the databases of a fleet: all at once, and never without saying which of them is away. */
@NullMarked
package dev.faultline.hub.reading;

import org.jspecify.annotations.NullMarked;
