// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.mongodb;

import dev.faultline.probe.Deadline;
import dev.faultline.probe.Outcome;
import dev.faultline.probe.Probe;
import dev.faultline.probe.net.Endpoint;
import dev.faultline.probe.net.NetworkRun;
import dev.faultline.probe.net.OptionalTls;
import dev.faultline.probe.net.PasswordSource;
import dev.faultline.probe.net.ProbeNetwork;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/** Connects to a server or to all members of a replica set, signs in where the app would, and judges what they are. Thread-safe. */
final class MongoProbe implements Probe {

    private final MongoSpec spec;
    private final ProbeNetwork network;
    private final PasswordSource password;
    private final MongoLogin login;
    private final OptionalTls tls;
    private final SetJudgement judgement;

    MongoProbe(MongoSpec spec, ProbeNetwork network, Executor blocking) {
        this.spec = spec;
        this.network = network;
        this.password = new PasswordSource(spec.signIn().password(), blocking);
        this.login = new MongoLogin(spec.signIn(), blocking);
        this.tls = new OptionalTls(spec.tls(), network.clock());
        this.judgement = new SetJudgement(spec.place().set(), spec.expectation());
    }

    @Override
    public CompletionStage<Outcome> run(Deadline deadline) {
        return network.run(
                deadline,
                run -> password.current(run)
                        .compose(word -> spec.place().isAlone() ? alone(word, run) : all(word, run)));
    }

    private Future<Outcome> alone(Optional<String> word, NetworkRun run) {
        var server = spec.place().seeds().get(0);
        var session = new MemberSession(spec, login, word);
        return session.over(server, network, tls, run)
                .map(outcome -> judgement.ofOne(new MemberReport(server, session.hello(), outcome)));
    }

    private Future<Outcome> all(Optional<String> word, NetworkRun run) {
        return seeds(run)
                .compose(seeds -> {
                    run.overlap();
                    return new SetSearch(member -> report(member, word, run), run).over(seeds);
                })
                .map(judgement::ofAll);
    }

    private Future<List<Endpoint>> seeds(NetworkRun run) {
        return spec.place()
                .service()
                .map(name -> new SeedLookup(name, network).seeds(run))
                .orElseGet(() -> Future.succeededFuture(spec.place().seeds()));
    }

    /** A run of its own, which ends early enough to judge what the others said. */
    private CompletionStage<MemberReport> report(Endpoint member, Optional<String> word, NetworkRun run) {
        var session = new MemberSession(spec, login, word);
        var share = run.deadline().remaining().multipliedBy(3).dividedBy(4);
        return network.run(Deadline.in(share), own -> session.over(member, network, tls, own))
                .thenApply(outcome -> new MemberReport(member, session.hello(), outcome));
    }
}
