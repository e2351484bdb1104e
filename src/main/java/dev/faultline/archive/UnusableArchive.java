// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.archive;

/** A file of evidence that cannot be read; the message says where and why. */
public final class UnusableArchive extends RuntimeException {

    private static final long serialVersionUID = 1;

    public UnusableArchive(String message) {
        super(message);
    }

    /** One whose line, counted from 1, says nothing that can be used. */
    static UnusableArchive at(long line, String reason) {
        return new UnusableArchive("line " + line + ": " + reason);
    }
}
