// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
/** The config file: read with its line numbers, checked as a whole, and read again when it changes. */
@NullMarked
package dev.faultline.config;

import org.jspecify.annotations.NullMarked;
