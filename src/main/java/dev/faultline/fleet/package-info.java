// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
/** What a sidecar sends to the fleet's database, and the port of the local store that keeps what was sent. */
@NullMarked
package dev.faultline.fleet;

import org.jspecify.annotations.NullMarked;
