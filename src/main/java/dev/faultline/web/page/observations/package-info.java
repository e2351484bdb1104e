// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
/** The page with the observations of one dependency. */
@NullMarked
package dev.faultline.web.page.observations;

import org.jspecify.annotations.NullMarked;
