package dev.faultline.probe.net;

import dev.faultline.probe.Failure;

/** Something that went wrong on the other side, with its class. Carries no stack trace: it is data on its way to an outcome. */
public final class NetworkFailure extends Exception {

    private final Failure failure;

    /** Its message is one line for a responder, free of secrets. */
    public NetworkFailure(Failure failure, String message) {
        super(message, null, false, false);
        this.failure = failure;
    }

    public Failure failure() {
        return failure;
    }

    /** Its message; always there. */
    public String explanation() {
        var message = getMessage();
        return message == null ? "" : message;
    }
}
