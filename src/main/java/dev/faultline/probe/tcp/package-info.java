// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
/** A TCP connection opened and closed. */
@NullMarked
package dev.faultline.probe.tcp;

import org.jspecify.annotations.NullMarked;
