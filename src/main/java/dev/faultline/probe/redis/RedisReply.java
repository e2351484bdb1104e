// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.redis;

import dev.faultline.probe.FailureClass;
import dev.faultline.probe.Outcome;
import dev.faultline.probe.net.FailureClassifier;
import java.util.Locale;

/** One reply of a server, as far as the probe's commands can bring it. */
sealed interface RedisReply {

    /** A status, a number or a bulk string, as text. */
    record Text(String value) implements RedisReply {}

    /** An error, such as {@code NOAUTH Authentication required.} */
    record Refusal(String message) implements RedisReply {

        /** What it says about the server. */
        Outcome outcome() {
            return Outcome.down(failure(), FailureClassifier.oneLine(message));
        }

        private FailureClass failure() {
            var space = message.indexOf(' ');
            var code = space < 0 ? message : message.substring(0, space);
            return switch (code) {
                case "NOAUTH", "WRONGPASS", "NOPERM", "DENIED" -> FailureClass.AUTH;
                case "LOADING", "OOM", "BUSY" -> FailureClass.CAPACITY;
                case "MISCONF" -> FailureClass.IO;
                default -> failureByWords(message.toLowerCase(Locale.ROOT));
            };
        }

        // Servers before version 6 have no codes for these.
        private static FailureClass failureByWords(String text) {
            if (text.contains("max number of clients") || text.contains("max number of connections")) {
                return FailureClass.CAPACITY;
            }
            if (text.contains("invalid password") || text.contains("auth")) {
                return FailureClass.AUTH;
            }
            return FailureClass.ASSERTION;
        }
    }
}
