// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.mysql;

import dev.faultline.probe.Deadline;
import dev.faultline.probe.Outcome;
import dev.faultline.probe.Probe;
import dev.faultline.probe.net.NetworkRun;
import dev.faultline.probe.net.PasswordSource;
import dev.faultline.probe.net.ProbeNetwork;
import dev.faultline.probe.net.TlsClient;
import dev.faultline.probe.net.WireConversation;
import io.vertx.core.Future;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/** Connects to a MySQL or MariaDB server, signs in, runs the query and judges its result. Thread-safe. */
final class MysqlProbe implements Probe {

    private final MysqlSpec spec;
    private final ProbeNetwork network;
    private final Executor blocking;
    private final PasswordSource password;
    private final TlsClient tls;

    MysqlProbe(MysqlSpec spec, ProbeNetwork network, Executor blocking) {
        this.spec = spec;
        this.network = network;
        this.blocking = blocking;
        this.password = new PasswordSource(spec.password(), blocking);
        this.tls = spec.encryption().client(network.clock());
    }

    @Override
    public CompletionStage<Outcome> run(Deadline deadline) {
        return network.run(deadline, run -> password.current(run).compose(word -> ask(run, word)));
    }

    private Future<Outcome> ask(NetworkRun run, Optional<String> word) {
        return network.connect(spec.endpoint(), run).compose(channel -> {
            var key = new ServerKey(spec.keyFile(), spec.keyRetrieval(), run.eventLoop(), blocking);
            var conversation = new WireConversation<>(MysqlPacket.class, new MysqlPacket.Decoder(), channel, run);
            return new MysqlSession(spec, tls, network.clock(), conversation, run).outcome(word, key);
        });
    }
}
