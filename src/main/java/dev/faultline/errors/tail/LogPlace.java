// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.errors.tail;

import java.util.Map;

/**
 * A place in a log to go on from.
 *
 * @param lines how many of the pending lines stand before it
 * @param marks where it is in each file that is open, the oldest first
 * @param offsets the same as it is stored, with the files that are done with
 */
record LogPlace(int lines, Map<TailedFile, FileOffset> marks, LogOffsets offsets) {}
