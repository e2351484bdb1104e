// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.kafka;

import dev.faultline.probe.Deadline;
import dev.faultline.probe.FailureClass;
import dev.faultline.probe.Outcome;
import dev.faultline.probe.Probe;
import dev.faultline.probe.Status;
import dev.faultline.probe.net.Endpoint;
import dev.faultline.probe.net.NetworkRun;
import dev.faultline.probe.net.OptionalTls;
import dev.faultline.probe.net.PasswordSource;
import dev.faultline.probe.net.ProbeNetwork;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;

/** Asks one broker for the cluster and its topics, and then whether the brokers that serve them can be reached. Thread-safe. */
final class KafkaProbe implements Probe {

    private final KafkaSpec spec;
    private final ProbeNetwork network;
    private final PasswordSource password;
    private final Optional<KafkaLogin> login;
    private final OptionalTls tls;

    KafkaProbe(KafkaSpec spec, ProbeNetwork network, Executor blocking) {
        this.spec = spec;
        this.network = network;
        this.password = new PasswordSource(spec.sasl().map(SaslSettings::password), blocking);
        this.login = spec.sasl().map(sasl -> new KafkaLogin(sasl, blocking));
        this.tls = new OptionalTls(spec.tls(), network.clock());
    }

    /**
     * What one broker said.
     *
     * @param broker where it was asked
     * @param cluster what it knows
     * @param certificate the warning of its certificate, if there is one
     */
    private record Said(Endpoint broker, ClusterMetadata cluster, Optional<Outcome> certificate) {}

    @Override
    public CompletionStage<Outcome> run(Deadline deadline) {
        return network.run(
                deadline,
                run -> password.current(run)
                        .compose(word -> spec.brokers().size() == 1
                                ? asked(spec.brokers().get(0), word, run)
                                : inTurn(spec.brokers(), word, run))
                        .compose(said ->
                                judged(said, run).map(outcome -> OptionalTls.warned(outcome, said.certificate()))));
    }

    private Future<Said> asked(Endpoint broker, Optional<String> word, NetworkRun run) {
        return BrokerSession.with(broker, spec, network, tls, run)
                .compose(begun -> begun.session()
                        .signedIn(login, word)
                        .compose(BrokerSession::metadata)
                        .map(cluster -> new Said(broker, cluster, begun.certificate())));
    }

    /** The first broker that responds, each with an equal share of the time that is left. */
    private Future<Said> inTurn(List<Endpoint> brokers, Optional<String> word, NetworkRun run) {
        run.overlap();
        var said = new AtomicReference<Said>();
        var share = run.deadline().remaining().dividedBy(brokers.size());
        var rest = brokers.subList(1, brokers.size());
        return run.here(network.run(
                        Deadline.in(share),
                        own -> asked(brokers.get(0), word, own).map(found -> {
                            said.set(found);
                            return Outcome.up();
                        })))
                .compose(outcome -> {
                    var found = said.get();
                    if (outcome.status() == Status.UP && found != null) {
                        return Future.succeededFuture(found);
                    }
                    return rest.isEmpty() || isSettled(outcome) || run.hasEnded()
                            ? Future.failedFuture(BrokerReach.failure(brokers.get(0), outcome))
                            : inTurn(rest, word, run);
                });
    }

    /** Whether another broker would say the same. */
    private static boolean isSettled(Outcome outcome) {
        return outcome.failure() == FailureClass.AUTH || outcome.failure() == FailureClass.PROBER;
    }

    private Future<Outcome> judged(Said said, NetworkRun run) {
        var topics = new TopicJudgement(said.cluster(), spec.expectation().inSync());
        var down = topics.down();
        if (down.isPresent()) {
            return Future.succeededFuture(down.get());
        }
        return new BrokerReach(spec, said.cluster(), said.broker())
                .outcome(broker -> reached(broker, run), run)
                .map(reach -> reach.or(topics::degraded).orElse(Outcome.up()));
    }

    /** A run of its own, which ends before the one that it is for. */
    private CompletionStage<Outcome> reached(Endpoint broker, NetworkRun run) {
        var share = run.deadline().remaining().multipliedBy(9).dividedBy(10);
        return network.run(
                Deadline.in(share.isNegative() ? Duration.ZERO : share),
                own -> BrokerSession.with(broker, spec, network, tls, own).map(begun -> Outcome.up()));
    }
}
