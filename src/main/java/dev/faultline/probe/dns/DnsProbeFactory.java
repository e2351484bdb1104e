// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.dns;

import dev.faultline.dependency.DependencyKind;
import dev.faultline.probe.Probe;
import dev.faultline.probe.ProbeFactory;
import dev.faultline.probe.net.AsciiHost;
import dev.faultline.probe.net.Endpoint;
import dev.faultline.probe.net.ProbeNetwork;
import dev.faultline.settings.SettingsSection;
import java.util.Optional;
import java.util.Set;

/**
 * The kind {@code dns}; its keys are {@code name}, {@code server} ({@code host} or {@code host:port}), {@code type} and
 * {@code expect: {contains}}.
 */
public final class DnsProbeFactory implements ProbeFactory<DnsSpec> {

    private static final int DNS = 53;
    private static final Set<String> TYPES = Set.of("A", "AAAA", "CNAME", "SRV", "TXT", "MX");

    private final ProbeNetwork network;

    public DnsProbeFactory(ProbeNetwork network) {
        this.network = network;
    }

    @Override
    public DependencyKind kind() {
        return new DependencyKind("dns");
    }

    @Override
    public DnsSpec read(SettingsSection settings) {
        return new DnsSpec(
                name(settings),
                server(settings),
                RecordKind.valueOf(settings.choice("type", "A", TYPES)),
                settings.section("expect").texts("contains"));
    }

    private static String name(SettingsSection settings) {
        var name = settings.requiredText("name").strip();
        if (name.isEmpty()) {
            return ".";
        }
        var ascii = AsciiHost.of(name);
        if (ascii.isEmpty()) {
            settings.reject("name", AsciiHost.allowed(name, "a host name whose parts have at most 63 characters"));
        }
        return ascii.orElse(".");
    }

    private static Optional<Endpoint> server(SettingsSection settings) {
        return settings.text("server").flatMap(text -> {
            var server = Endpoint.parse(text, DNS);
            if (server.isEmpty()) {
                settings.reject("server", "host or host:port, such as 10.0.0.10:53");
            }
            return server;
        });
    }

    @Override
    public Probe open(DnsSpec spec) {
        return new DnsProbe(network, spec);
    }
}
