// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
/** What a hub answers: where in a fleet a dependency fails, from what all instances shipped to their databases. */
@NullMarked
package dev.faultline.hub;

import org.jspecify.annotations.NullMarked;
