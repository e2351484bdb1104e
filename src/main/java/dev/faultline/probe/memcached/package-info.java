// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
/** The kind {@code memcached}. */
@NullMarked
package dev.faultline.probe.memcached;

import org.jspecify.annotations.NullMarked;
