// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.memcached;

import dev.faultline.dependency.DependencyKind;
import dev.faultline.probe.Probe;
import dev.faultline.probe.ProbeFactory;
import dev.faultline.probe.net.Endpoint;
import dev.faultline.probe.net.PasswordSource;
import dev.faultline.probe.net.ProbeNetwork;
import dev.faultline.probe.net.TlsSettings;
import dev.faultline.settings.Secret;
import dev.faultline.settings.SettingsSection;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;

/** The kind {@code memcached}. */
public final class MemcachedProbeFactory implements ProbeFactory<MemcachedSpec> {

    private static final int PORT = 11_211;

    private final ProbeNetwork network;
    private final Executor blocking;

    /** @param blocking where password files are read */
    public MemcachedProbeFactory(ProbeNetwork network, Executor blocking) {
        this.network = network;
        this.blocking = blocking;
    }

    @Override
    public DependencyKind kind() {
        return new DependencyKind("memcached");
    }

    @Override
    public MemcachedSpec read(SettingsSection settings) {
        var endpoint = Endpoint.required(settings, "address", PORT);
        var username = settings.text("username").filter(name -> {
            var usable = !name.isBlank() && name.chars().allMatch(c -> c > ' ');
            if (!usable) {
                settings.reject("username", "a name without blanks");
            }
            return usable;
        });
        var password = PasswordSource.setting(settings, Optional.<Secret>empty());
        if (settings.has("username") && password.isEmpty()) {
            settings.reject("username", "a password beside it");
        }
        if (!settings.has("username") && password.isPresent()) {
            settings.reject("password", "a username beside it");
        }
        var binary = settings.choice("sasl", "text", Set.of("text", "binary")).equals("binary");
        if (settings.has("sasl") && !settings.has("username")) {
            settings.reject("sasl", "a username and a password beside it");
        }
        return new MemcachedSpec(
                endpoint,
                TlsSettings.readIfPresent(settings),
                username,
                password,
                binary,
                settings.section("expect").flag("round-trip", false));
    }

    @Override
    public Probe open(MemcachedSpec spec) {
        return new MemcachedProbe(spec, network, blocking);
    }
}
