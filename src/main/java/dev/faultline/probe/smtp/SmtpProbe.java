// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.smtp;

import dev.faultline.probe.Deadline;
import dev.faultline.probe.Outcome;
import dev.faultline.probe.Probe;
import dev.faultline.probe.net.OptionalTls;
import dev.faultline.probe.net.PasswordSource;
import dev.faultline.probe.net.ProbeNetwork;
import dev.faultline.probe.net.ProtocolLines;
import dev.faultline.probe.net.WireConversation;
import io.vertx.core.Future;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/** Connects to a mail server, lets it greet, signs in, and if wanted asks whether it takes a recipient. Thread-safe. */
final class SmtpProbe implements Probe {

    private final SmtpSpec spec;
    private final ProbeNetwork network;
    private final PasswordSource password;
    private final OptionalTls tls;

    SmtpProbe(SmtpSpec spec, ProbeNetwork network, Executor blocking) {
        this.spec = spec;
        this.network = network;
        this.password = new PasswordSource(spec.password(), blocking);
        this.tls = new OptionalTls(
                Optional.of(spec.tls()).filter(used -> spec.security() != MailSecurity.NONE), network.clock());
    }

    @Override
    public CompletionStage<Outcome> run(Deadline deadline) {
        return network.run(
                deadline,
                run -> password.current(run)
                        .compose(word -> network.connect(spec.endpoint(), run)
                                .compose(channel -> (spec.security() == MailSecurity.TLS
                                                ? tls.over(channel, spec.endpoint(), run)
                                                : Future.succeededFuture(Optional.<Outcome>empty()))
                                        .compose(warning -> {
                                            var lines = new WireConversation<>(
                                                    String.class, new ProtocolLines(SmtpReply.PROTOCOL), channel, run);
                                            return new SmtpSession(spec, tls, lines, run)
                                                    .outcome(word)
                                                    .map(outcome -> OptionalTls.warned(outcome, warning));
                                        }))));
    }
}
