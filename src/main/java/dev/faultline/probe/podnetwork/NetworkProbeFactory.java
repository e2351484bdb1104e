// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.podnetwork;

import dev.faultline.dependency.DependencyKind;
import dev.faultline.probe.Probe;
import dev.faultline.probe.ProbeFactory;
import dev.faultline.probe.net.Endpoint;
import dev.faultline.probe.net.ProbeNetwork;
import dev.faultline.settings.SettingsSection;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The built-in kind {@code network}; its key is {@code control}, a list of {@code host:port}. */
public final class NetworkProbeFactory implements ProbeFactory<NetworkSpec> {

    private final ProbeNetwork network;

    public NetworkProbeFactory(ProbeNetwork network) {
        this.network = network;
    }

    @Override
    public DependencyKind kind() {
        return DependencyKind.NETWORK;
    }

    @Override
    public NetworkSpec read(SettingsSection settings) {
        var control = settings.texts("control").stream().map(Endpoint::parse).toList();
        if (!control.stream().allMatch(Optional::isPresent)) {
            settings.reject("control", "a list of host:port, such as [\"10.0.0.10:53\"]");
            return new NetworkSpec(List.of());
        }
        return new NetworkSpec(control.stream().flatMap(Optional::stream).toList());
    }

    @Override
    public Probe open(NetworkSpec spec) {
        return new NetworkProbe(network, spec, new DefaultGateway(Path.of("/proc/net")));
    }
}
