// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
/** Observations, their dependencies and the runs folded from them, in the database: as rows, then packed, then dropped. */
@NullMarked
package dev.faultline.sqlite.observations;

import org.jspecify.annotations.NullMarked;
