// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
/** All kinds of dependencies that can be probed. */
@NullMarked
package dev.faultline.probe.kinds;

import org.jspecify.annotations.NullMarked;
