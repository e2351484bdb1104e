// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
/** Where a fault is: in the dependency, or on the way of some to it. Pure. */
@NullMarked
package dev.faultline.hub.scope;

import org.jspecify.annotations.NullMarked;
