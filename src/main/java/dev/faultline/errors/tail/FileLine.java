// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.errors.tail;

/**
 * A line and where it was read.
 *
 * @param file the file
 * @param offset where reading has to begin in it to read the line again
 * @param number how many lines were read before, from all files
 * @param text without its line end
 * @param stamp when a container runtime took it, as that writes it; empty if none did
 */
record FileLine(TailedFile file, long offset, long number, String text, String stamp) {

    /** Another line that was made of the same place. */
    FileLine withText(String other, String time) {
        return new FileLine(file, offset, number, other, time);
    }
}
