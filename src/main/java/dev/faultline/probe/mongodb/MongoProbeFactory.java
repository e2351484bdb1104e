// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.mongodb;

import dev.faultline.dependency.DependencyKind;
import dev.faultline.probe.Probe;
import dev.faultline.probe.ProbeFactory;
import dev.faultline.probe.net.PasswordSource;
import dev.faultline.probe.net.ProbeNetwork;
import dev.faultline.probe.net.TlsSettings;
import dev.faultline.settings.SettingsSection;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;

/** The kind {@code mongodb}. */
public final class MongoProbeFactory implements ProbeFactory<MongoSpec> {

    private static final Set<String> SPOKEN = Set.of("", MongoLogin.SHA_256, MongoLogin.SHA_1);
    private static final String DEFAULT_SOURCE = "admin";

    private final ProbeNetwork network;
    private final Executor blocking;

    /** @param blocking where password files are read and passwords are salted */
    public MongoProbeFactory(ProbeNetwork network, Executor blocking) {
        this.network = network;
        this.blocking = blocking;
    }

    @Override
    public DependencyKind kind() {
        return new DependencyKind("mongodb");
    }

    @Override
    public MongoSpec read(SettingsSection settings) {
        var url = MongoUrl.read(settings);
        var encrypted = url.parameter("tls")
                .or(() -> url.parameter("ssl"))
                .map(Boolean::parseBoolean)
                .orElse(url.service().isPresent() || settings.has("tls"));
        if (!encrypted && settings.has("tls")) {
            settings.reject("tls", "a url that does not say tls=false beside it");
        }
        var tls = TlsSettings.read(settings.section("tls"));
        return new MongoSpec(
                new MongoPlace(
                        url.hosts(),
                        url.service(),
                        url.parameter("replicaSet").filter(name -> !name.isEmpty()),
                        url.says("directConnection")),
                url.first().path(),
                Optional.of(tls).filter(used -> encrypted),
                signIn(settings, url),
                MemberExpectation.read(settings.section("expect")));
    }

    private static MongoSignIn signIn(SettingsSection settings, MongoUrl url) {
        var username = settings.text("username").or(url.first()::username).filter(name -> !name.isBlank());
        var password = PasswordSource.setting(settings, url.first().password());
        if (username.isPresent() && password.isEmpty()) {
            settings.reject("username", "a password beside it");
        }
        if (username.isEmpty() && password.isPresent()) {
            settings.reject("password", "a username beside it");
        }
        var mechanism = url.parameter("authMechanism").orElse("");
        if (!SPOKEN.contains(mechanism)) {
            settings.reject("url", "an authMechanism of SCRAM-SHA-256 or SCRAM-SHA-1");
        }
        var database = url.first().path();
        return new MongoSignIn(
                username,
                password,
                url.parameter("authSource")
                        .orElse(database.isEmpty() || url.service().isPresent() ? DEFAULT_SOURCE : database),
                Optional.of(mechanism).filter(name -> !name.isEmpty()));
    }

    @Override
    public Probe open(MongoSpec spec) {
        return new MongoProbe(spec, network, blocking);
    }
}
