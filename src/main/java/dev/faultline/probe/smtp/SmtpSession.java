// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.smtp;

import dev.faultline.probe.FailureClass;
import dev.faultline.probe.Outcome;
import dev.faultline.probe.net.NetworkFailure;
import dev.faultline.probe.net.NetworkRun;
import dev.faultline.probe.net.OptionalTls;
import dev.faultline.probe.net.ProbeStep;
import dev.faultline.probe.net.WireConversation;
import io.netty.buffer.Unpooled;
import io.vertx.core.Future;
import java.net.Inet6Address;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * One session with a server.
 *
 * <pre>
 *   greeting ──▶ EHLO ──▶ STARTTLS, EHLO, if it is to be ──▶ AUTH ──▶ MAIL, RCPT, RSET ──▶ QUIT
 *       └──────────┴────────────────────────┴─────────────────┴── refusal, close ──▶ ended
 * </pre>
 */
final class SmtpSession {

    private static final ProbeStep GREETING = new ProbeStep("greeting", FailureClass.TIMEOUT);
    private static final ProbeStep EHLO = new ProbeStep("ehlo", FailureClass.TIMEOUT);
    private static final ProbeStep AUTH = new ProbeStep("auth", FailureClass.TIMEOUT);
    private static final ProbeStep RECIPIENT = new ProbeStep("recipient", FailureClass.TIMEOUT);

    private final SmtpSpec spec;
    private final OptionalTls tls;
    private final WireConversation<String> conversation;
    private final NetworkRun run;
    private Optional<Outcome> warning = Optional.empty();
    private boolean encrypted;

    SmtpSession(SmtpSpec spec, OptionalTls tls, WireConversation<String> conversation, NetworkRun run) {
        this.spec = spec;
        this.tls = tls;
        this.conversation = conversation;
        this.run = run;
        this.encrypted = spec.security() == MailSecurity.TLS;
    }

    /** Holds the session; the connection is left open for the run to close. */
    Future<Outcome> outcome(Optional<String> password) {
        conversation.awaitGreeting(GREETING);
        return SmtpReply.from(conversation)
                .compose(greeting -> greeting.code() == 220
                        ? hello()
                        : Future.failedFuture(greeting.refusal(
                                greeting.code() >= 400 ? FailureClass.ASSERTION : FailureClass.PROTOCOL)))
                .compose(this::encrypted)
                .compose(able -> signedIn(able, password))
                .compose(signedIn -> spec.accepts().map(this::recipient).orElse(Future.succeededFuture(Outcome.up())))
                .onComplete(done -> send("QUIT"))
                .map(outcome -> OptionalTls.warned(outcome, warning));
    }

    private void send(String command) {
        conversation.send(Unpooled.copiedBuffer(command + "\r\n", StandardCharsets.UTF_8));
    }

    private Future<SmtpReply> ask(String command) {
        send(command);
        return SmtpReply.from(conversation);
    }

    /** Says who this is; servers of old know only {@code HELO}. */
    private Future<SmtpReply> hello() {
        conversation.enter(EHLO, "EHLO");
        return ask("EHLO " + name())
                .compose(reply -> reply.code() == 500 || reply.code() == 502 ? ask("HELO " + name()) : good(reply))
                .compose(reply -> reply.isGood()
                        ? Future.succeededFuture(reply)
                        : Future.failedFuture(reply.refusal(FailureClass.PROTOCOL)));
    }

    private static Future<SmtpReply> good(SmtpReply reply) {
        return reply.isGood()
                ? Future.succeededFuture(reply)
                : Future.failedFuture(reply.refusal(FailureClass.ASSERTION));
    }

    private String name() {
        return spec.helo()
                .orElseGet(() -> conversation.channel().localAddress() instanceof InetSocketAddress local
                        ? (local.getAddress() instanceof Inet6Address ? "[IPv6:" : "[")
                                + local.getAddress().getHostAddress().replaceFirst("%.*$", "") + "]"
                        : "localhost");
    }

    private Future<SmtpReply> encrypted(SmtpReply able) {
        var offered = !able.words("STARTTLS").isEmpty();
        if (spec.security() == MailSecurity.REQUIRED && !offered) {
            return Future.failedFuture(new NetworkFailure(FailureClass.TLS, "the server does not offer STARTTLS"));
        }
        if (!offered || spec.security() == MailSecurity.TLS || spec.security() == MailSecurity.NONE) {
            return Future.succeededFuture(able);
        }
        conversation.enter(ProbeStep.TLS, "STARTTLS");
        return ask("STARTTLS").compose(reply -> {
            if (reply.code() != 220) {
                return Future.failedFuture(reply.refusal(FailureClass.TLS));
            }
            return conversation
                    .nothingMore()
                    .compose(quiet -> tls.over(conversation.channel(), spec.endpoint(), run))
                    .compose(soon -> {
                        warning = soon;
                        encrypted = true;
                        return hello();
                    });
        });
    }

    private Future<Void> signedIn(SmtpReply able, Optional<String> password) {
        if (spec.username().isEmpty() || password.isEmpty()) {
            return Future.succeededFuture();
        }
        if (!encrypted && spec.security() != MailSecurity.NONE) {
            return Future.failedFuture(new NetworkFailure(
                    FailureClass.PROBER,
                    "the server offers no STARTTLS, and the password is not sent in clear unless security is none"));
        }
        conversation.enter(AUTH, "the authentication");
        return new SmtpLogin(this::ask, able).with(spec.username().get(), password.get());
    }

    private Future<Outcome> recipient(String address) {
        conversation.enter(RECIPIENT, "the recipient");
        return ask("MAIL FROM:<>")
                .compose(SmtpSession::good)
                .compose(taken -> ask("RCPT TO:<" + address + ">"))
                .compose(reply -> ask("RSET").compose(reset -> {
                    if (reply.isGood()) {
                        return Future.succeededFuture(Outcome.up());
                    }
                    // It will take the recipient from whoever comes back, which the app's mail server does.
                    return reply.code() / 100 == 4 && reply.says("greylist", "graylist", "grey list")
                            ? Future.succeededFuture(Outcome.up(reply.inWords()))
                            : Future.failedFuture(reply.refusal(FailureClass.ASSERTION));
                }));
    }
}
