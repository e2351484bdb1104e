// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
/** Health checks: of the sidecar itself, and of the dependencies. */
@NullMarked
package dev.faultline.web.health;

import org.jspecify.annotations.NullMarked;
