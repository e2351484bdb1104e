// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
/** How probes do what can only be done by blocking a thread, without a hung call costing more than that one thread. */
@NullMarked
package dev.faultline.probe.blocking;

import org.jspecify.annotations.NullMarked;
