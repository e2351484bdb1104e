// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.tls;

import dev.faultline.dependency.DependencyKind;
import dev.faultline.probe.Probe;
import dev.faultline.probe.ProbeFactory;
import dev.faultline.probe.net.Endpoint;
import dev.faultline.probe.net.ProbeNetwork;
import dev.faultline.probe.net.TlsSettings;
import dev.faultline.settings.SettingsSection;
import java.util.Optional;

/**
 * The kind {@code tls}; its keys are {@code address} ({@code host}, {@code host:port} or {@code https://host…}; the port
 * is 443, or that of {@code starttls}, if not given), {@code starttls}, {@code server-name}, {@code verify}, {@code ca-file} and
 * {@code expiry-warning}.
 */
public final class TlsProbeFactory implements ProbeFactory<TlsSpec> {

    private static final int HTTPS = 443;
    private static final Endpoint NOWHERE = new Endpoint("invalid", HTTPS);

    private final ProbeNetwork network;

    public TlsProbeFactory(ProbeNetwork network) {
        this.network = network;
    }

    @Override
    public DependencyKind kind() {
        return new DependencyKind("tls");
    }

    @Override
    public TlsSpec read(SettingsSection settings) {
        var key = settings.has("url") && !settings.has("address") ? "url" : "address";
        var protocols = StartTls.byWord();
        var startTls = settings.has("starttls")
                ? Optional.ofNullable(protocols.get(settings.choice("starttls", "", protocols.keySet())))
                : Optional.<StartTls>empty();
        var port = startTls.map(StartTls::port).orElse(HTTPS);
        return new TlsSpec(address(settings, key, port), startTls, TlsSettings.read(settings));
    }

    private static Endpoint address(SettingsSection settings, String key, int port) {
        var text = settings.requiredText(key);
        if (text.isBlank()) {
            return NOWHERE;
        }
        var authority = text.strip().replaceFirst("^https://([^/?#]*).*$", "$1");
        return Endpoint.parse(authority, port).orElseGet(() -> {
            settings.reject(key, "host:port or https://host, such as api.pay.example:443");
            return NOWHERE;
        });
    }

    @Override
    public Probe open(TlsSpec spec) {
        return new TlsProbe(network, spec);
    }
}
