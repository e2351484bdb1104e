// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.redis;

import dev.faultline.probe.Deadline;
import dev.faultline.probe.Outcome;
import dev.faultline.probe.Probe;
import dev.faultline.probe.net.NetworkRun;
import dev.faultline.probe.net.PasswordSource;
import dev.faultline.probe.net.ProbeNetwork;
import dev.faultline.probe.net.TlsClient;
import io.netty.channel.Channel;
import io.vertx.core.Future;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/** Connects to a Redis server, authenticates, pings it and asks what it is. */
final class RedisProbe implements Probe {

    private final RedisSpec spec;
    private final ProbeNetwork network;
    private final PasswordSource password;
    private final Optional<TlsClient> tls;
    private final OptionalQuestions questions = new OptionalQuestions();

    RedisProbe(RedisSpec spec, ProbeNetwork network, Executor blocking) {
        this.spec = spec;
        this.network = network;
        this.password = new PasswordSource(spec.access().password(), blocking);
        this.tls = spec.access().tls().map(settings -> new TlsClient(settings, network.clock()));
        this.tls.ifPresent(TlsClient::prepare);
    }

    @Override
    public CompletionStage<Outcome> run(Deadline deadline) {
        return network.run(deadline, run -> password.current(run).compose(word -> ping(run, word)));
    }

    private Future<Outcome> ping(NetworkRun run, Optional<String> word) {
        return network.connect(spec.access().endpoint(), run)
                .compose(channel -> encrypted(channel, run))
                .compose(channel -> RedisPipeline.over(
                        channel, RedisCommand.of(spec, word, questions.areAsked()), spec.role(), questions, run));
    }

    private Future<Channel> encrypted(Channel channel, NetworkRun run) {
        return tls.map(client ->
                        client.handshake(channel, spec.access().endpoint(), run).map(channel))
                .orElse(Future.succeededFuture(channel));
    }
}
