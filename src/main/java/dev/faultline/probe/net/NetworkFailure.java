// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.net;

import dev.faultline.probe.FailureClass;

/** Something that went wrong on the other side, with its class. Carries no stack trace: it is data on its way to an outcome. */
public final class NetworkFailure extends Exception {

    private final FailureClass failure;

    /** Its message is one line for a responder, free of secrets. */
    public NetworkFailure(FailureClass failure, String message) {
        super(message, null, false, false);
        this.failure = failure;
    }

    public FailureClass failure() {
        return failure;
    }

    /** Its message; always there. */
    public String explanation() {
        var message = getMessage();
        return message == null ? "" : message;
    }
}
