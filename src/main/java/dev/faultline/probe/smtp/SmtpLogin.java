// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.smtp;

import dev.faultline.probe.FailureClass;
import dev.faultline.probe.net.NetworkFailure;
import io.vertx.core.Future;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.function.Function;

/**
 * Proves a password to a server by {@code PLAIN} (RFC 4616) or {@code LOGIN}.
 *
 * @param ask sends a line and brings the reply
 * @param able what the server can
 */
record SmtpLogin(Function<String, Future<SmtpReply>> ask, SmtpReply able) {

    private static final int GO_ON = 334;
    private static final int DONE = 235;

    Future<Void> with(String username, String password) {
        var offered = able.words("AUTH");
        if (offered.contains("PLAIN")) {
            return ask.apply("AUTH PLAIN " + encoded("\0" + username + "\0" + password))
                    .compose(SmtpLogin::proved);
        }
        if (offered.contains("LOGIN")) {
            return ask.apply("AUTH LOGIN")
                    .compose(reply -> asked(reply, username))
                    .compose(reply -> asked(reply, password))
                    .compose(SmtpLogin::proved);
        }
        return Future.failedFuture(
                offered.isEmpty()
                        ? new NetworkFailure(FailureClass.ASSERTION, "the server offers no authentication")
                        : new NetworkFailure(
                                FailureClass.PROBER,
                                "the server offers the authentications "
                                        + String.join(", ", offered.subList(1, offered.size()))
                                        + ", of which none is spoken here"));
    }

    private Future<SmtpReply> asked(SmtpReply question, String answer) {
        return question.code() == GO_ON ? ask.apply(encoded(answer)) : Future.succeededFuture(question);
    }

    private static Future<Void> proved(SmtpReply reply) {
        return reply.code() == DONE ? Future.succeededFuture() : Future.failedFuture(reply.refusal(FailureClass.AUTH));
    }

    private static String encoded(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
