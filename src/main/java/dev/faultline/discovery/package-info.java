// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
/** What the app depends on, found out: by its connections, its environment and its files, and proposed as a config file. */
@NullMarked
package dev.faultline.discovery;

import org.jspecify.annotations.NullMarked;
