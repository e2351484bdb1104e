// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.tcp;

import dev.faultline.probe.Deadline;
import dev.faultline.probe.Outcome;
import dev.faultline.probe.Probe;
import dev.faultline.probe.net.ProbeNetwork;
import java.util.concurrent.CompletionStage;

/** Opens a TCP connection and closes it: proves that name resolution, routing and the listener work, nothing more. */
final class TcpProbe implements Probe {

    private final ProbeNetwork network;
    private final TcpSpec spec;

    TcpProbe(ProbeNetwork network, TcpSpec spec) {
        this.network = network;
        this.spec = spec;
    }

    @Override
    public CompletionStage<Outcome> run(Deadline deadline) {
        return network.run(
                deadline,
                run -> network.connect(spec.address(), run)
                        .map(channel -> Outcome.up(spec.warning().orElse(""))));
    }
}
