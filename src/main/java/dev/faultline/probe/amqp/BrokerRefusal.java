// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.amqp;

import dev.faultline.probe.FailureClass;
import dev.faultline.probe.net.FailureClassifier;
import dev.faultline.probe.net.NetworkFailure;
import java.util.Locale;

/**
 * With what a broker closes a channel or the connection.
 *
 * @param code of the protocol
 * @param text in the broker's words
 */
record BrokerRefusal(int code, String text) {

    static final int ACCESS_REFUSED = 403;

    private static final int NOT_ALLOWED = 530;
    private static final int NOT_IMPLEMENTED = 540;

    static BrokerRefusal read(AmqpFrame close) {
        close.arguments();
        return new BrokerRefusal(close.number16(), close.shortText());
    }

    boolean isNotImplemented() {
        return code == NOT_IMPLEMENTED;
    }

    String inWords() {
        return FailureClassifier.oneLine(text + " (" + code + ")");
    }

    NetworkFailure failure() {
        return new NetworkFailure(classOf(), inWords());
    }

    private FailureClass classOf() {
        return switch (code) {
            case ACCESS_REFUSED -> FailureClass.AUTH;
            case 311, 506 -> FailureClass.CAPACITY;
            case 320, 541 -> FailureClass.IO;
            case 501, 502, 503, 504, 505 -> FailureClass.PROTOCOL;
            case NOT_ALLOWED -> notAllowed();
            default -> FailureClass.ASSERTION;
        };
    }

    private FailureClass notAllowed() {
        var words = text.toLowerCase(Locale.ROOT);
        if (words.contains("limit")) {
            return FailureClass.CAPACITY;
        }
        return words.contains("access") ? FailureClass.AUTH : FailureClass.ASSERTION;
    }
}
