// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.grpc;

import dev.faultline.dependency.DependencyKind;
import dev.faultline.probe.Probe;
import dev.faultline.probe.ProbeFactory;
import dev.faultline.probe.net.Endpoint;
import dev.faultline.probe.net.ProbeNetwork;
import dev.faultline.probe.net.ServerUrl;
import dev.faultline.probe.net.TlsSettings;
import dev.faultline.settings.Secret;
import dev.faultline.settings.SettingsSection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The kind {@code grpc}. */
public final class GrpcProbeFactory implements ProbeFactory<GrpcSpec> {

    private static final String ENCRYPTED = "grpcs";
    private static final int PORT_OF_TLS = 443;
    private static final Endpoint NOWHERE = new Endpoint("invalid", PORT_OF_TLS);

    private final ProbeNetwork network;

    public GrpcProbeFactory(ProbeNetwork network) {
        this.network = network;
    }

    @Override
    public DependencyKind kind() {
        return new DependencyKind("grpc");
    }

    @Override
    public GrpcSpec read(SettingsSection settings) {
        settings.eitherOf("url", "address");
        var place = settings.has("url") ? url(settings) : address(settings);
        var expect = settings.section("expect");
        return new GrpcSpec(
                place.endpoint(),
                place.tls(),
                matching(
                                settings,
                                "service",
                                "[A-Za-z0-9_.-]{1,255}",
                                "the full name of a service without a method, such as shop.v1.Orders")
                        .orElse(""),
                matching(settings, "authority", "[A-Za-z0-9._:\\[\\]-]{1,255}", "a host name, with or without a port"),
                metadata(settings),
                ServingStatus.valueOf(expect.choice("status", "SERVING", ServingStatus.WORDS)),
                expect.choice("unimplemented", "down", Set.of("down", "up")).equals("up"));
    }

    private record Place(Endpoint endpoint, Optional<TlsSettings> tls) {}

    private static Place address(SettingsSection settings) {
        return new Place(Endpoint.required(settings, "address"), TlsSettings.readIfPresent(settings));
    }

    private static Place url(SettingsSection settings) {
        var text = settings.requiredText("url");
        var encrypted = text.strip().toLowerCase(Locale.ROOT).startsWith(ENCRYPTED + ":");
        var endpoint = ServerUrl.parse(text, Set.of("grpc", ENCRYPTED), encrypted ? PORT_OF_TLS : 0)
                .filter(url -> url.path().isEmpty() && url.username().isEmpty())
                .map(ServerUrl::endpoint)
                .orElseGet(() -> {
                    if (!text.isBlank()) {
                        settings.reject("url", "grpc://host:port or grpcs://host:port");
                    }
                    return NOWHERE;
                });
        if (!encrypted && settings.has("tls")) {
            settings.reject("tls", "a url that begins with grpcs:// beside it");
        }
        var tls = TlsSettings.read(settings.section("tls"));
        return new Place(endpoint, Optional.of(tls).filter(used -> encrypted));
    }

    private static Optional<String> matching(SettingsSection settings, String key, String pattern, String allowed) {
        var text = settings.text(key).filter(value -> !value.isEmpty());
        text.filter(value -> !value.matches(pattern)).ifPresent(wrong -> settings.reject(key, allowed));
        return text;
    }

    private static Map<String, Secret.Text> metadata(SettingsSection settings) {
        var metadata = new LinkedHashMap<String, Secret.Text>();
        settings.secretMap("metadata").forEach((written, value) -> {
            var name = written.toLowerCase(Locale.ROOT);
            if (name.matches("(?!grpc-)[a-z0-9_.-]{1,255}")
                    && value instanceof Secret.Text text
                    && text.value().matches("[ -~]*")) {
                metadata.put(name, text);
            } else {
                settings.reject(
                        "metadata",
                        "names of a-z, 0-9, '_', '.' and '-' that do not begin with grpc-, and values in ASCII");
            }
        });
        return metadata;
    }

    @Override
    public Probe open(GrpcSpec spec) {
        return new GrpcProbe(spec, network);
    }
}
