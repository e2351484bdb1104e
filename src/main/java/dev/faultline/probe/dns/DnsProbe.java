// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.dns;

import dev.faultline.probe.Deadline;
import dev.faultline.probe.FailureClass;
import dev.faultline.probe.Outcome;
import dev.faultline.probe.Probe;
import dev.faultline.probe.net.NameServers;
import dev.faultline.probe.net.NetworkFailure;
import dev.faultline.probe.net.NetworkRun;
import dev.faultline.probe.net.ProbeNetwork;
import dev.faultline.probe.net.ProbeStep;
import dev.faultline.probe.net.ResolvConf;
import dev.faultline.probe.net.RetryingQuery;
import io.netty.handler.codec.dns.DnsResponse;
import io.vertx.core.Future;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** Asks a name server one question: a name that is not there, or no answer, is a failure of class {@code dns}. */
final class DnsProbe implements Probe {

    private final ProbeNetwork network;
    private final DnsSpec spec;

    DnsProbe(ProbeNetwork network, DnsSpec spec) {
        this.network = network;
        this.spec = spec;
    }

    @Override
    public CompletionStage<Outcome> run(Deadline deadline) {
        return network.run(
                deadline, run -> servers(run).compose(conf -> answer(conf, run)).map(answer -> answer.judge(spec)));
    }

    private Future<ResolvConf> servers(NetworkRun run) {
        return spec.server()
                .map(server -> network.resolve(server, run)
                        .map(addresses -> ResolvConf.of(addresses.toArray(InetSocketAddress[]::new))))
                .orElseGet(() -> Future.succeededFuture(network.resolver().conf()));
    }

    private Future<DnsAnswer> answer(ResolvConf conf, NetworkRun run) {
        if (conf.servers().isEmpty()) {
            return Future.failedFuture(new NetworkFailure(FailureClass.DNS, "no name server is configured"));
        }
        run.enter(ProbeStep.RESOLVE, "the name server did not answer for " + spec.name());
        return RetryingQuery.on(
                run,
                attempt -> ask(
                        conf.candidates(spec.name()), conf.startingWith(attempt).servers(), run));
    }

    /** The first candidate that has records, or else what was said of the last. */
    private Future<DnsAnswer> ask(List<String> candidates, List<InetSocketAddress> servers, NetworkRun run) {
        return askFor(candidates.get(0), servers, run)
                .compose(answer -> answer.values().isEmpty() && candidates.size() > 1 && !run.hasEnded()
                        ? ask(candidates.subList(1, candidates.size()), servers, run)
                        : Future.succeededFuture(answer));
    }

    private Future<DnsAnswer> askFor(String name, List<InetSocketAddress> servers, NetworkRun run) {
        return NameServers.ask(servers.get(0), name, spec.type().type(), run)
                .compose(this::read)
                .compose(answer -> answer.isNoAnswer() && servers.size() > 1 && !run.hasEnded()
                        ? askFor(name, servers.subList(1, servers.size()), run)
                        : Future.succeededFuture(answer));
    }

    private Future<DnsAnswer> read(DnsResponse response) {
        try {
            return Future.succeededFuture(DnsAnswer.read(response, spec.type()));
        } catch (NetworkFailure malformed) {
            return Future.failedFuture(malformed);
        }
    }
}
