// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.redis;

import dev.faultline.dependency.DependencyKind;
import dev.faultline.probe.Probe;
import dev.faultline.probe.ProbeFactory;
import dev.faultline.probe.net.Endpoint;
import dev.faultline.probe.net.PasswordSource;
import dev.faultline.probe.net.ProbeNetwork;
import dev.faultline.probe.net.ServerUrl;
import dev.faultline.probe.net.TlsSettings;
import dev.faultline.settings.SettingsSection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;

/** The kind {@code redis}. */
public final class RedisProbeFactory implements ProbeFactory<RedisSpec> {

    private static final DependencyKind KIND = new DependencyKind("redis");
    private static final int PORT = 6379;
    private static final String ENCRYPTED = "rediss";
    private static final String FORM = "redis://host:port/database or rediss://host:port/database";
    private static final String ANY = "any";

    private final ProbeNetwork network;
    private final Executor blocking;

    /** @param blocking where password files are read */
    public RedisProbeFactory(ProbeNetwork network, Executor blocking) {
        this.network = network;
        this.blocking = blocking;
    }

    @Override
    public DependencyKind kind() {
        return KIND;
    }

    @Override
    public RedisSpec read(SettingsSection settings) {
        var url = url(settings);
        var username = settings.text("username").or(url::username);
        var password = PasswordSource.setting(settings, url.password());
        if (username.isPresent() && password.isEmpty()) {
            settings.reject("username", "a password beside it");
        }
        var encrypted = url.scheme().equals(ENCRYPTED);
        if (!encrypted && settings.has("tls")) {
            settings.reject("tls", "a url that begins with rediss:// beside it");
        }
        var tls = TlsSettings.read(settings.section("tls"));
        return new RedisSpec(
                url.endpoint(),
                Optional.of(tls).filter(used -> encrypted),
                username,
                password,
                database(settings, url.path()),
                ReplicationRole.ofAnswer(
                        settings.section("expect").choice("role", ANY, Set.of(ANY, "master", "replica"))));
    }

    private static ServerUrl url(SettingsSection settings) {
        var text = settings.requiredText("url");
        return ServerUrl.parse(text, Set.of("redis", ENCRYPTED), PORT).orElseGet(() -> {
            if (!text.isBlank()) {
                settings.reject("url", FORM);
            }
            return new ServerUrl(
                    "redis", new Endpoint("invalid", PORT), Optional.empty(), Optional.empty(), "", Map.of());
        });
    }

    private static int database(SettingsSection settings, String path) {
        if (path.isEmpty()) {
            return 0;
        }
        if (!path.matches("\\d{1,5}")) {
            settings.reject("url", "a number for the database");
            return 0;
        }
        return Integer.parseInt(path);
    }

    @Override
    public Probe open(RedisSpec spec) {
        return new RedisProbe(spec, network, blocking);
    }
}
