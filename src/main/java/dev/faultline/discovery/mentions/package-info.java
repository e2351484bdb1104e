// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
/** Servers that environment variables and config files name. */
@NullMarked
package dev.faultline.discovery.mentions;

import org.jspecify.annotations.NullMarked;
