// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
/** Incidents and their verdicts, in the database. */
@NullMarked
package dev.faultline.sqlite.incidents;

import org.jspecify.annotations.NullMarked;
