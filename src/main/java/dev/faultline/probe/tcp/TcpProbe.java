package dev.faultline.probe.tcp;

import dev.faultline.probe.Deadline;
import dev.faultline.probe.Outcome;
import dev.faultline.probe.Probe;
import dev.faultline.probe.net.ProbeNetwork;
import java.util.concurrent.CompletionStage;

/** Opens a TCP connection and closes it: proves that name resolution, routing and the listener work, nothing more. */
final class TcpProbe implements Probe {

    private final ProbeNetwork wire;
    private final TcpSpec spec;

    TcpProbe(ProbeNetwork wire, TcpSpec spec) {
        this.wire = wire;
        this.spec = spec;
    }

    @Override
    public CompletionStage<Outcome> run(Deadline deadline) {
        return wire.run(deadline, run -> wire.connect(spec.address(), run).map(channel -> Outcome.up()));
    }
}
