package dev.faultline.probe.tls;

import dev.faultline.probe.Deadline;
import dev.faultline.probe.FailureClass;
import dev.faultline.probe.Outcome;
import dev.faultline.probe.Probe;
import dev.faultline.probe.net.ProbeNetwork;
import dev.faultline.probe.net.TlsClient;
import dev.faultline.probe.net.TlsSession;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** Makes a TLS handshake: a certificate that is not acceptable is down, one that expires soon is degraded. */
final class TlsProbe implements Probe {

    private final ProbeNetwork wire;
    private final TlsSpec spec;
    private final TlsClient client;

    TlsProbe(ProbeNetwork wire, TlsSpec spec) {
        this.wire = wire;
        this.spec = spec;
        this.client = new TlsClient(spec.tls(), wire.clock());
        client.prepare();
    }

    @Override
    public CompletionStage<Outcome> run(Deadline deadline) {
        var host = spec.tls().serverName().orElse(spec.address().host());
        return wire.run(
                deadline,
                run -> wire.connect(spec.address(), run)
                        .compose(channel -> client.handshake(channel, spec.address(), host, List.of(), run))
                        .map(this::judge));
    }

    private Outcome judge(TlsSession session) {
        var now = wire.clock().instant();
        var outdated = session.outdated(now);
        if (outdated.isPresent()) {
            return Outcome.down(FailureClass.TLS, outdated.get());
        }
        return session.expiringWithin(spec.tls().expiryWarning(), now)
                .map(warning -> Outcome.degraded(FailureClass.TLS, warning))
                .orElseGet(() -> Outcome.up(
                        "the certificate is valid until " + session.notAfter() + " (" + session.left(now) + " left)"));
    }
}
