// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
/** The page as a person meets it: a real chromium, its tabs, and what goes wrong in them. */
@NullMarked
package dev.faultline.testing.browser;

import org.jspecify.annotations.NullMarked;
