// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis.verdict;

/** A stored verdict that cannot be read: it is damaged, or a newer version wrote it. The message says which, in a clause. */
public final class UnreadableVerdict extends Exception {

    private static final long serialVersionUID = 1;

    UnreadableVerdict(String message) {
        super(message);
    }

    UnreadableVerdict(String message, Exception cause) {
        super(message, cause);
    }
}
