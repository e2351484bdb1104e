// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
/** A small shop that the scenes of an incident are played with: a process of its own, on a real PostgreSQL and Redis. */
@NullMarked
package dev.faultline.shop;

import org.jspecify.annotations.NullMarked;
