// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
/** Sends it: one fenced transaction after the other, with retries, to PostgreSQL. */
@NullMarked
package dev.faultline.fleet.shipping;

import org.jspecify.annotations.NullMarked;
