// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.grpc;

import dev.faultline.probe.Deadline;
import dev.faultline.probe.FailureClass;
import dev.faultline.probe.Outcome;
import dev.faultline.probe.Probe;
import dev.faultline.probe.net.NetworkFailure;
import dev.faultline.probe.net.NetworkRun;
import dev.faultline.probe.net.OptionalTls;
import dev.faultline.probe.net.ProbeNetwork;
import dev.faultline.probe.net.ProbeStep;
import io.netty.channel.Channel;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Asks the health service of a gRPC server how one service, or the server, is. Thread-safe. */
final class GrpcProbe implements Probe {

    private static final String HTTP2 = "h2";

    private final GrpcSpec spec;
    private final ProbeNetwork network;
    private final OptionalTls tls;

    GrpcProbe(GrpcSpec spec, ProbeNetwork network) {
        this.spec = spec;
        this.network = network;
        this.tls = new OptionalTls(spec.tls(), network.clock());
    }

    @Override
    public CompletionStage<Outcome> run(Deadline deadline) {
        return network.run(
                deadline,
                run -> network.connect(spec.endpoint(), run)
                        .compose(channel -> encrypted(channel, run).compose(warning -> {
                            run.enter(ProbeStep.FIRST_BYTE, "no answer from the health service");
                            return HealthCall.over(channel, spec, run.deadline().remaining())
                                    .map(answer -> answer.judge(spec))
                                    .map(outcome -> OptionalTls.warned(outcome, warning));
                        })));
    }

    /** Clients of gRPC insist on HTTP/2 being agreed on, though a server that speaks nothing else may forget to. */
    private Future<Optional<Outcome>> encrypted(Channel channel, NetworkRun run) {
        return tls.over(channel, spec.endpoint(), List.of(HTTP2), run)
                .compose(done ->
                        done.protocol().filter(chosen -> !chosen.equals(HTTP2)).isPresent()
                                ? Future.failedFuture(new NetworkFailure(
                                        FailureClass.PROTOCOL, "the server does not offer HTTP/2 (ALPN h2)"))
                                : Future.succeededFuture(done.warning()));
    }
}
