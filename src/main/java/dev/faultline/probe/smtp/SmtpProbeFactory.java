// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.smtp;

import dev.faultline.basics.TimeOrder;
import dev.faultline.dependency.DependencyKind;
import dev.faultline.dependency.ProbePace;
import dev.faultline.probe.Probe;
import dev.faultline.probe.ProbeFactory;
import dev.faultline.probe.net.Endpoint;
import dev.faultline.probe.net.PasswordSource;
import dev.faultline.probe.net.ProbeNetwork;
import dev.faultline.probe.net.TlsSettings;
import dev.faultline.settings.Secret;
import dev.faultline.settings.SettingsSection;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;

/** The kind {@code smtp}. */
public final class SmtpProbeFactory implements ProbeFactory<SmtpSpec> {

    private static final int PORT = 25;
    private static final int PORT_OF_TLS = 465;

    /** Servers delay their greeting by seconds to find out who does not wait for it. */
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    /** Servers count connections of one client in a minute. */
    private static final Duration ALERT_INTERVAL = Duration.ofSeconds(5);

    private final ProbeNetwork network;
    private final Executor blocking;

    /** @param blocking where password files are read */
    public SmtpProbeFactory(ProbeNetwork network, Executor blocking) {
        this.network = network;
        this.blocking = blocking;
    }

    @Override
    public DependencyKind kind() {
        return new DependencyKind("smtp");
    }

    @Override
    public ProbePace pace(ProbePace defaults) {
        return new ProbePace(
                defaults.interval(),
                TimeOrder.longer(defaults.timeout(), TIMEOUT),
                defaults.slowAbove(),
                TimeOrder.longer(defaults.alertInterval(), ALERT_INTERVAL),
                defaults.failureThreshold(),
                defaults.successThreshold());
    }

    @Override
    public SmtpSpec read(SettingsSection settings) {
        var security = MailSecurity.of(settings.choice("security", "starttls", MailSecurity.WORDS));
        var endpoint = Endpoint.required(settings, "address", security == MailSecurity.TLS ? PORT_OF_TLS : PORT);
        var username = settings.text("username").filter(name -> !name.isBlank());
        var password = PasswordSource.setting(settings, Optional.<Secret>empty());
        if (settings.has("username") && (username.isEmpty() || password.isEmpty())) {
            settings.reject("username", "a name, and a password beside it");
        }
        if (!settings.has("username") && password.isPresent()) {
            settings.reject("password", "a username beside it");
        }
        if (security == MailSecurity.NONE && settings.has("tls")) {
            settings.reject("tls", "a security of starttls, required or tls beside it");
        }
        return new SmtpSpec(
                endpoint,
                security,
                tls(settings.section("tls"), security.insists() || username.isPresent()),
                username,
                password,
                matching(settings, "helo", "[A-Za-z0-9.:\\[\\]-]{1,255}", "a host name or an address in brackets"),
                matching(
                        settings.section("expect"),
                        "accepts",
                        "[^\\s<>@\\p{Cntrl}]{1,64}@[A-Za-z0-9.:\\[\\]-]{1,255}",
                        "the address of one recipient, such as ops@example.org"));
    }

    /** Where encryption is only taken if it is offered, its certificate matters only if something is said of it. */
    private static TlsSettings tls(SettingsSection tls, boolean strict) {
        return TlsSettings.read(tls, tls.flag("verify", strict || tls.has("ca-file")));
    }

    private static Optional<String> matching(SettingsSection settings, String key, String pattern, String allowed) {
        var text = settings.text(key);
        text.filter(value -> !value.matches(pattern)).ifPresent(wrong -> settings.reject(key, allowed));
        return text;
    }

    @Override
    public Probe open(SmtpSpec spec) {
        return new SmtpProbe(spec, network, blocking);
    }
}
