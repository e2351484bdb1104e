// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.app;

/** Something outside of the program keeps it from starting; its message says what, for whoever can mend it. */
final class CannotStart extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final int exitCode;

    CannotStart(int exitCode, String message) {
        super(message);
        this.exitCode = exitCode;
    }

    /** What the process is to end with. */
    int exitCode() {
        return exitCode;
    }
}
