// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
/** Every sentence that a hub says. Pure. */
@NullMarked
package dev.faultline.hub.wording;

import org.jspecify.annotations.NullMarked;
