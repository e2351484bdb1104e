// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.tcp;

import dev.faultline.dependency.DependencyKind;
import dev.faultline.probe.Probe;
import dev.faultline.probe.ProbeFactory;
import dev.faultline.probe.net.Endpoint;
import dev.faultline.probe.net.ProbeNetwork;
import dev.faultline.settings.SettingsSection;

/** The kind {@code tcp}; its key is {@code address}. */
public final class TcpProbeFactory implements ProbeFactory<TcpSpec> {

    private final ProbeNetwork network;

    public TcpProbeFactory(ProbeNetwork network) {
        this.network = network;
    }

    @Override
    public DependencyKind kind() {
        return new DependencyKind("tcp");
    }

    @Override
    public TcpSpec read(SettingsSection settings) {
        return new TcpSpec(Endpoint.required(settings, "address"));
    }

    @Override
    public Probe open(TcpSpec spec) {
        return new TcpProbe(network, spec);
    }
}
