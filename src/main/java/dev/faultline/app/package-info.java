// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
/** The program as a whole: what is built from what, in which order it starts and stops. */
@NullMarked
package dev.faultline.app;

import org.jspecify.annotations.NullMarked;
