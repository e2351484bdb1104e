// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.errors.tail;

/**
 * A line that the app wrote to its log.
 *
 * @param text without its line end and without what a container runtime put around it; never empty, at most as long as
 *     {@link LogFile#longestLine}; bytes that are no UTF-8 are replaced, and anything else may be in it
 * @param startsFile whether the line before it stands in another file: it continues nothing that was begun there
 */
public record LogLine(String text, boolean startsFile) {}
