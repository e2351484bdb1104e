// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
/** The page of the packaged program in a real browser: what a person sees of it, and what their hands do. */
@NullMarked
package dev.faultline.blackbox.page;

import org.jspecify.annotations.NullMarked;
