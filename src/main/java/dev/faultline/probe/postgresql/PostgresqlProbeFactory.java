// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.postgresql;

import dev.faultline.dependency.DependencyKind;
import dev.faultline.probe.Probe;
import dev.faultline.probe.ProbeFactory;
import dev.faultline.probe.net.PasswordSource;
import dev.faultline.probe.net.ProbeNetwork;
import dev.faultline.probe.net.ServerUrl;
import dev.faultline.probe.net.TrustAnchors;
import dev.faultline.settings.Secret;
import dev.faultline.settings.SettingsSection;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;

/** The kind {@code postgresql}. */
public final class PostgresqlProbeFactory implements ProbeFactory<PostgresqlSpec> {

    private static final DependencyKind KIND = DependencyKind.POSTGRESQL;
    private static final String FORM = "postgresql://host:port/database, with one host";

    private final ProbeNetwork network;
    private final Executor blocking;

    /** @param blocking where password files are read and passwords are salted */
    public PostgresqlProbeFactory(ProbeNetwork network, Executor blocking) {
        this.network = network;
        this.blocking = blocking;
    }

    @Override
    public DependencyKind kind() {
        return KIND;
    }

    @Override
    public PostgresqlSpec read(SettingsSection settings) {
        var url = PostgresqlUrl.read(settings, FORM);
        var username = username(settings, url);
        return new PostgresqlSpec(
                url.endpoint(),
                url.path().isEmpty() ? username : url.path(),
                username,
                password(settings, url),
                encryption(settings, url.parameters()),
                query(settings),
                expectation(settings.section("expect")));
    }

    private static String username(SettingsSection settings, ServerUrl url) {
        return settings.text("username")
                .or(url::username)
                .or(() -> Optional.ofNullable(url.parameters().get("user")))
                .filter(name -> !name.isBlank())
                .orElseGet(() -> {
                    settings.reject("username", "a role of the server, here or in the url");
                    return "invalid";
                });
    }

    private static Optional<Secret> password(SettingsSection settings, ServerUrl url) {
        var inUrl = url.password()
                .or(() -> Optional.ofNullable(url.parameters().get("password")).map(Secret::of));
        return PasswordSource.setting(settings, inUrl);
    }

    private static SslMode encryption(SettingsSection settings, Map<String, String> parameters) {
        var inUrl = parameters.getOrDefault("sslmode", SslMode.Mode.PREFER.word());
        if (!SslMode.Mode.WORDS.contains(inUrl)) {
            settings.reject("url", "an sslmode of " + String.join(", ", SslMode.Mode.WORDS));
        }
        var tls = settings.section("tls");
        var known = SslMode.Mode.WORDS.contains(inUrl) ? inUrl : SslMode.Mode.PREFER.word();
        return new SslMode(
                SslMode.Mode.of(tls.choice("mode", known, SslMode.Mode.WORDS)),
                caFile(tls, "ca-file", tls.text("ca-file"))
                        .or(() -> caFile(settings, "url", Optional.ofNullable(parameters.get("sslrootcert")))));
    }

    private static Optional<Path> caFile(SettingsSection settings, String key, Optional<String> path) {
        var file = path.map(Path::of);
        if (file.isPresent() && !TrustAnchors.isReadable(file.get())) {
            settings.reject(key, "a readable file of PEM certificates");
        }
        return file;
    }

    private static String query(SettingsSection settings) {
        var query = settings.text("query").orElse("select 1");
        if (query.isBlank() || query.indexOf('\0') >= 0) {
            settings.reject("query", "a statement of SQL");
        }
        return query;
    }

    private static QueryExpectation expectation(SettingsSection expect) {
        return new QueryExpectation(
                expect.text("value"), expect.number("rows", 0, 0, Long.MAX_VALUE), expect.flag("writable", false));
    }

    @Override
    public Probe open(PostgresqlSpec spec) {
        return new PostgresqlProbe(spec, network, blocking);
    }
}
