// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.errors.tail;

import java.util.List;

/**
 * What was read of a file in one go.
 *
 * @param lines those that have ended, and the beginning of one that is too long already
 * @param length how many bytes these were; what follows them is the beginning of a line
 * @param isWithin whether they end within a line that is too long, of whose rest nothing is read
 * @param hasMore whether there is more to be read
 */
record ScannedLines(List<FileLine> lines, int length, boolean isWithin, boolean hasMore) {}
