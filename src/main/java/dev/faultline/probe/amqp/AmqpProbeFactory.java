// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.amqp;

import dev.faultline.basics.TimeOrder;
import dev.faultline.dependency.DependencyKind;
import dev.faultline.dependency.ProbePace;
import dev.faultline.probe.Probe;
import dev.faultline.probe.ProbeFactory;
import dev.faultline.probe.net.Endpoint;
import dev.faultline.probe.net.PasswordSource;
import dev.faultline.probe.net.ProbeNetwork;
import dev.faultline.probe.net.ServerUrl;
import dev.faultline.probe.net.TlsSettings;
import dev.faultline.settings.SettingsSection;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;

/** The kind {@code amqp}. */
public final class AmqpProbeFactory implements ProbeFactory<AmqpSpec> {

    private static final String ENCRYPTED = "amqps";
    private static final String SPOKEN = "0-9-1";
    private static final int PORT = 5672;
    private static final int PORT_OF_TLS = 5671;

    /** A broker logs several lines for each connection. */
    private static final Duration INTERVAL = Duration.ofSeconds(30);

    private static final Duration ALERT_INTERVAL = Duration.ofSeconds(5);

    private final ProbeNetwork network;
    private final Executor blocking;

    /** @param blocking where password files are read */
    public AmqpProbeFactory(ProbeNetwork network, Executor blocking) {
        this.network = network;
        this.blocking = blocking;
    }

    @Override
    public DependencyKind kind() {
        return new DependencyKind("amqp");
    }

    @Override
    public ProbePace pace(ProbePace defaults) {
        return new ProbePace(
                TimeOrder.longer(defaults.interval(), INTERVAL),
                defaults.timeout(),
                defaults.slowAbove(),
                TimeOrder.longer(defaults.alertInterval(), ALERT_INTERVAL),
                defaults.failureThreshold(),
                defaults.successThreshold());
    }

    @Override
    public AmqpSpec read(SettingsSection settings) {
        var url = url(settings);
        var encrypted = url.scheme().equals(ENCRYPTED);
        var named = settings.text("username").or(url::username).filter(name -> !name.isBlank());
        var password = PasswordSource.setting(settings, url.password());
        if (named.isPresent() && password.isEmpty()) {
            settings.reject("username", "a password beside it");
        }
        if (named.isEmpty() && password.isPresent()) {
            settings.reject("password", "a username beside it");
        }
        if (!settings.text("protocol").orElse(SPOKEN).equals(SPOKEN)) {
            settings.reject("protocol", "0-9-1; 1.0 is not supported by this version yet");
        }
        if (!encrypted && settings.has("tls")) {
            settings.reject("tls", "a url that begins with amqps:// beside it");
        }
        var tls = TlsSettings.read(settings.section("tls"));
        return new AmqpSpec(
                url.endpoint(),
                Optional.of(tls).filter(used -> encrypted),
                url.path().isEmpty() ? "/" : url.path(),
                named.orElse("guest"),
                password,
                QueueExpectation.read(settings));
    }

    private static ServerUrl url(SettingsSection settings) {
        var text = settings.requiredText("url");
        var port = text.strip().toLowerCase(Locale.ROOT).startsWith(ENCRYPTED) ? PORT_OF_TLS : PORT;
        return ServerUrl.parse(text, Set.of("amqp", ENCRYPTED), port)
                .filter(url -> url.path().length() <= 255)
                .orElseGet(() -> {
                    if (!text.isBlank()) {
                        settings.reject("url", "amqp://host:port/vhost or amqps://host:port/vhost");
                    }
                    return new ServerUrl(
                            "amqp", new Endpoint("invalid", PORT), Optional.empty(), Optional.empty(), "", Map.of());
                });
    }

    @Override
    public Probe open(AmqpSpec spec) {
        return new AmqpProbe(spec, network, blocking);
    }
}
