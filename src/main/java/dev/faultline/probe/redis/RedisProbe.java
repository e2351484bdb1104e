// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.redis;

import dev.faultline.probe.Deadline;
import dev.faultline.probe.Outcome;
import dev.faultline.probe.Probe;
import dev.faultline.probe.net.NetworkRun;
import dev.faultline.probe.net.OptionalTls;
import dev.faultline.probe.net.PasswordSource;
import dev.faultline.probe.net.ProbeNetwork;
import io.vertx.core.Future;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/** Connects to a Redis server, authenticates, pings it and asks what it is. */
final class RedisProbe implements Probe {

    private final RedisSpec spec;
    private final ProbeNetwork network;
    private final PasswordSource password;
    private final OptionalTls tls;
    private final OptionalQuestions questions = new OptionalQuestions();

    RedisProbe(RedisSpec spec, ProbeNetwork network, Executor blocking) {
        this.spec = spec;
        this.network = network;
        this.password = new PasswordSource(spec.access().password(), blocking);
        this.tls = new OptionalTls(spec.access().tls(), network.clock());
    }

    @Override
    public CompletionStage<Outcome> run(Deadline deadline) {
        return network.run(deadline, run -> password.current(run).compose(word -> ping(run, word)));
    }

    private Future<Outcome> ping(NetworkRun run, Optional<String> word) {
        return network.connect(spec.access().endpoint(), run)
                .compose(channel -> tls.over(channel, spec.access().endpoint(), run)
                        .compose(warning -> RedisPipeline.over(
                                        channel,
                                        RedisCommand.of(spec, word, questions.areAsked()),
                                        spec.role(),
                                        questions,
                                        run)
                                .map(outcome -> OptionalTls.warned(outcome, warning))));
    }
}
