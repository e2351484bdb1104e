// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
/** A question to the name servers, and what they answer. */
@NullMarked
package dev.faultline.probe.dns;

import org.jspecify.annotations.NullMarked;
