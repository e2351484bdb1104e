// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
/** The demonstration of the README: a small app, a real outage, and what Faultline says of it. */
@NullMarked
package dev.faultline.demo;

import org.jspecify.annotations.NullMarked;
