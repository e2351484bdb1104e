// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.sqlite.observations;

/**
 * Observations that were UP or DEGRADED, taken together.
 *
 * @param count how many
 * @param micros how long they took together, in microseconds
 */
record AnswerSum(long count, long micros) {}
