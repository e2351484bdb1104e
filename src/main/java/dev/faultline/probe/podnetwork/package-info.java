// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
/** The pod's own way out, so that a broken pod network is not taken for broken dependencies. */
@NullMarked
package dev.faultline.probe.podnetwork;

import org.jspecify.annotations.NullMarked;
