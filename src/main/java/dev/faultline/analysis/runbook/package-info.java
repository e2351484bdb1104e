// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
/** The runbook for HTTP 500, filled in for one error window with what is known. Pure. */
@NullMarked
package dev.faultline.analysis.runbook;

import org.jspecify.annotations.NullMarked;
