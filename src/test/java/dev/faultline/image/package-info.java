// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
/** The Dockerfiles, read as far as can be told without building them. */
@NullMarked
package dev.faultline.image;

import org.jspecify.annotations.NullMarked;
