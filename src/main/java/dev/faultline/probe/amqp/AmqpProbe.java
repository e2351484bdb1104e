// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.amqp;

import dev.faultline.probe.Deadline;
import dev.faultline.probe.Outcome;
import dev.faultline.probe.Probe;
import dev.faultline.probe.net.OptionalTls;
import dev.faultline.probe.net.PasswordSource;
import dev.faultline.probe.net.ProbeNetwork;
import dev.faultline.probe.net.WireConversation;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/** Connects to a broker, signs in to a virtual host, asks for a queue and has a message taken. Thread-safe. */
final class AmqpProbe implements Probe {

    private final AmqpSpec spec;
    private final ProbeNetwork network;
    private final PasswordSource password;
    private final OptionalTls tls;

    AmqpProbe(AmqpSpec spec, ProbeNetwork network, Executor blocking) {
        this.spec = spec;
        this.network = network;
        this.password = new PasswordSource(spec.password(), blocking);
        this.tls = new OptionalTls(spec.tls(), network.clock());
    }

    @Override
    public CompletionStage<Outcome> run(Deadline deadline) {
        return network.run(
                deadline,
                run -> password.current(run)
                        .compose(word -> network.connect(spec.endpoint(), run)
                                .compose(channel -> tls.over(channel, spec.endpoint(), run)
                                        .compose(warning -> new AmqpSession(
                                                        spec,
                                                        new WireConversation<>(
                                                                AmqpFrame.class, new AmqpFrame.Decoder(), channel, run))
                                                .outcome(word.orElse("guest"))
                                                .map(outcome -> OptionalTls.warned(outcome, warning))))));
    }
}
