// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
/** The judgement on one error window: findings, lag, exact chance, score, and the sentences that say them. Pure. */
@NullMarked
package dev.faultline.analysis.verdict;

import org.jspecify.annotations.NullMarked;
