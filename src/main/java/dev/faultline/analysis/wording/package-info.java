// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
/**
 * Every sentence of a verdict and of a report, in one place to be edited: each method makes a sentence of plain values, and
 * decides nothing but the form. CONTRIBUTING.md says how to word them. Pure.
 */
@NullMarked
package dev.faultline.analysis.wording;

import org.jspecify.annotations.NullMarked;
