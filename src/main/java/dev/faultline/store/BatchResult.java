// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.store;

/**
 * What became of a batch.
 *
 * @param stored how many were new
 * @param duplicate how many were there already, or twice in the batch
 */
public record BatchResult(int stored, int duplicate) {}
