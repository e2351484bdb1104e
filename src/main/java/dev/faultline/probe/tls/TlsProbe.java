// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.tls;

import dev.faultline.probe.Deadline;
import dev.faultline.probe.FailureClass;
import dev.faultline.probe.Outcome;
import dev.faultline.probe.Probe;
import dev.faultline.probe.net.ProbeNetwork;
import dev.faultline.probe.net.TlsClient;
import dev.faultline.probe.net.TlsSession;
import io.netty.buffer.Unpooled;
import io.vertx.core.Future;
import java.util.concurrent.CompletionStage;

/** Makes a TLS handshake: a certificate that is not acceptable is down, one that expires soon is degraded. */
final class TlsProbe implements Probe {

    private final ProbeNetwork network;
    private final TlsSpec spec;
    private final TlsClient client;

    TlsProbe(ProbeNetwork network, TlsSpec spec) {
        this.network = network;
        this.spec = spec;
        this.client = new TlsClient(spec.tls(), network.clock());
        client.prepare();
    }

    @Override
    public CompletionStage<Outcome> run(Deadline deadline) {
        return network.run(
                deadline,
                run -> network.connect(spec.address(), run)
                        .compose(channel -> spec.startTls()
                                .map(protocol -> protocol.ask(channel, run))
                                .orElse(Future.succeededFuture(Unpooled.EMPTY_BUFFER))
                                .compose(farewell -> client.handshake(channel, spec.address(), run)
                                        .compose(session -> session.mayBeRefused()
                                                ? LateRefusal.after(channel).map(session)
                                                : Future.succeededFuture(session))
                                        .onSuccess(done -> channel.writeAndFlush(farewell))))
                        .map(this::judge));
    }

    private Outcome judge(TlsSession session) {
        var now = network.clock().instant();
        var outdated = session.outdated(now);
        if (outdated.isPresent()) {
            return Outcome.down(FailureClass.TLS, outdated.get());
        }
        return session.expiringWithin(spec.tls().expiryWarning(), now)
                .map(warning -> Outcome.degraded(FailureClass.TLS, warning))
                .orElseGet(() -> Outcome.up(session.which() + " is valid until " + session.notAfter() + " ("
                        + session.left(now) + " left)"));
    }
}
