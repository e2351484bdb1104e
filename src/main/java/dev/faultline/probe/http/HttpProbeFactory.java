// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.http;

import dev.faultline.dependency.DependencyKind;
import dev.faultline.probe.Probe;
import dev.faultline.probe.ProbeFactory;
import dev.faultline.probe.net.ProbeNetwork;
import dev.faultline.probe.net.TlsSettings;
import dev.faultline.settings.Secret;
import dev.faultline.settings.SettingsSection;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * The kind {@code http}; its keys are {@code url}, {@code method}, {@code headers}, {@code body}, {@code expect},
 * {@code follow-redirects}, {@code http2}, {@code tls}, {@code proxy}, {@code traceparent} and {@code max-body}.
 */
public final class HttpProbeFactory implements ProbeFactory<HttpSpec> {

    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");
    private static final long DEFAULT_MAX_BODY = 1L << 20;

    private final ProbeNetwork network;
    private final Function<String, Optional<String>> environment;

    public HttpProbeFactory(ProbeNetwork network) {
        this(network, name -> Optional.ofNullable(System.getenv(name)));
    }

    /** One with environment variables of the caller's. */
    HttpProbeFactory(ProbeNetwork network, Function<String, Optional<String>> environment) {
        this.network = network;
        this.environment = environment;
    }

    @Override
    public DependencyKind kind() {
        return new DependencyKind("http");
    }

    @Override
    public HttpSpec read(SettingsSection settings) {
        return new HttpSpec(
                HttpKeys.url(settings),
                settings.choice("method", "GET", METHODS),
                HttpKeys.headers(settings),
                settings.text("body").filter(text -> !text.isEmpty()).map(Secret::of),
                HttpExpectation.read(settings.section("expect")),
                HttpOptions.read(settings),
                TlsSettings.read(settings.section("tls")),
                ProxyChoice.read(settings, environment),
                HttpKeys.maxBody(settings, DEFAULT_MAX_BODY));
    }

    @Override
    public Probe open(HttpSpec spec) {
        return new HttpProbe(network, spec);
    }
}
