// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.errors.accesslog;

/** A line that is not in the format. Its message says what is missing and holds nothing of the line. */
final class BadLine extends Exception {

    private static final long serialVersionUID = 1;

    BadLine(String reason) {
        super(reason, null, false, false);
    }

    /** The same, never absent. */
    String reason() {
        var message = getMessage();
        return message == null ? "" : message;
    }
}
