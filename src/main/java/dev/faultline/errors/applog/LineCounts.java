// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.errors.applog;

/**
 * How many of what were read.
 *
 * @param entries complete entries
 * @param errors how many of them tell of an error
 * @param untimed how many entries do not say when they were written
 * @param badLines lines that are not in the format of the log
 */
record LineCounts(long entries, long errors, long untimed, long badLines) {

    static final LineCounts NONE = new LineCounts(0, 0, 0, 0);

    LineCounts plusEntry(boolean isError, boolean isTimed) {
        return new LineCounts(entries + 1, errors + (isError ? 1 : 0), untimed + (isTimed ? 0 : 1), badLines);
    }

    LineCounts plusBad() {
        return new LineCounts(entries, errors, untimed, badLines + 1);
    }
}
