// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
/** The files around the sources that only a host of repositories reads. */
@NullMarked
package dev.faultline.project;

import org.jspecify.annotations.NullMarked;
