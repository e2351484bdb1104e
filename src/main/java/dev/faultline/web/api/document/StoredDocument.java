// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.web.api.document;

/**
 * What became of posted rows.
 *
 * @param stored how many were new
 * @param duplicate how many were there already, or twice among them
 */
public record StoredDocument(int stored, int duplicate) {}
