// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
/** Tests that start the packaged program as its users do, and ask it over HTTP. */
@NullMarked
package dev.faultline.blackbox;

import org.jspecify.annotations.NullMarked;
