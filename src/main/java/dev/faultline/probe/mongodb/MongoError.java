// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.mongodb;

import dev.faultline.probe.FailureClass;
import dev.faultline.probe.net.FailureClassifier;
import dev.faultline.probe.net.NetworkFailure;

/**
 * What a server responds instead of a result.
 *
 * @param code of MongoDB's list of errors
 * @param text in the server's words
 */
record MongoError(int code, String text) {

    private static final int NO_SUCH_COMMAND = 59;

    /** Where a response does not say that it is a result. */
    static MongoError read(BsonFields response) {
        var text = response.text("errmsg").orElse("the command failed");
        return new MongoError(
                response.number("code"),
                text + response.text("codeName").map(name -> " (" + name + ")").orElse(""));
    }

    boolean isUnknownCommand() {
        return code == NO_SUCH_COMMAND;
    }

    NetworkFailure failure() {
        return new NetworkFailure(classOf(), FailureClassifier.oneLine(text));
    }

    private FailureClass classOf() {
        return switch (code) {
            // Unauthorized, AuthenticationFailed, UserNotFound, and what Atlas says of either.
            case 13, 18, 11, 8000 -> FailureClass.AUTH;
            // ShutdownInProgress, InterruptedAtShutdown.
            case 91, 11_600 -> FailureClass.IO;
            // MaxTimeMSExpired, NetworkTimeout, ExceededTimeLimit.
            case 50, 89, 262 -> FailureClass.TIMEOUT;
            // ExceededMemoryLimit, IngressRequestRateLimitExceeded, OutOfDiskSpace.
            case 146, 462, 14_031 -> FailureClass.CAPACITY;
            // MechanismUnavailable: it is this side that cannot do another.
            case 334 -> FailureClass.PROBER;
            default -> FailureClass.ASSERTION;
        };
    }
}
