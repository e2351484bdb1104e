// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.mysql;

import dev.faultline.dependency.DependencyKind;
import dev.faultline.probe.Probe;
import dev.faultline.probe.ProbeFactory;
import dev.faultline.probe.net.Endpoint;
import dev.faultline.probe.net.NegotiatedTls;
import dev.faultline.probe.net.PasswordSource;
import dev.faultline.probe.net.ProbeNetwork;
import dev.faultline.probe.net.QueryExpectation;
import dev.faultline.probe.net.ServerUrl;
import dev.faultline.probe.net.TlsMode;
import dev.faultline.settings.Secret;
import dev.faultline.settings.SettingsSection;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;

/** The kind {@code mysql}. */
public final class MysqlProbeFactory implements ProbeFactory<MysqlSpec> {

    private static final int PORT = 3306;
    private static final String FORM = "mysql://host:port/database or mariadb://host:port/database, with one host";

    private final ProbeNetwork network;
    private final Executor blocking;

    /** @param blocking where password and key files are read */
    public MysqlProbeFactory(ProbeNetwork network, Executor blocking) {
        this.network = network;
        this.blocking = blocking;
    }

    @Override
    public DependencyKind kind() {
        return new DependencyKind("mysql");
    }

    @Override
    public MysqlSpec read(SettingsSection settings) {
        var url = url(settings);
        return new MysqlSpec(
                url.endpoint(),
                url.path(),
                username(settings, url),
                password(settings, url),
                NegotiatedTls.read(settings.section("tls"), mode(settings, url.parameters())),
                keyFile(settings),
                settings.flag("allow-key-retrieval", false),
                query(settings),
                QueryExpectation.read(settings.section("expect")));
    }

    private static ServerUrl url(SettingsSection settings) {
        var text = settings.requiredText("url");
        var bare = text.startsWith("jdbc:") ? text.substring("jdbc:".length()) : text;
        return ServerUrl.parse(bare, Set.of("mysql", "mariadb"), PORT).orElseGet(() -> {
            if (!text.isBlank()) {
                settings.reject("url", FORM);
            }
            return new ServerUrl(
                    "mysql", new Endpoint("invalid", PORT), Optional.of("invalid"), Optional.empty(), "", Map.of());
        });
    }

    private static String username(SettingsSection settings, ServerUrl url) {
        return settings.text("username")
                .or(url::username)
                .or(() -> Optional.ofNullable(url.parameters().get("user")))
                .filter(name -> !name.isBlank() && name.indexOf('\0') < 0)
                .orElseGet(() -> {
                    settings.reject("username", "a user of the server, here or in the url");
                    return "invalid";
                });
    }

    private static Optional<Secret> password(SettingsSection settings, ServerUrl url) {
        var inUrl = url.password()
                .or(() -> Optional.ofNullable(url.parameters().get("password")).map(Secret::of));
        return PasswordSource.setting(settings, inUrl);
    }

    private static TlsMode mode(SettingsSection settings, Map<String, String> parameters) {
        var inUrl = parameters.getOrDefault("sslMode", "prefer");
        return TlsMode.ofMysql(inUrl).orElseGet(() -> {
            settings.reject("url", "an sslMode of DISABLED, PREFERRED, REQUIRED, VERIFY_CA or VERIFY_IDENTITY");
            return TlsMode.PREFER;
        });
    }

    private static Optional<Path> keyFile(SettingsSection settings) {
        var file = settings.text("server-key-file").map(Path::of);
        file.filter(path -> !ServerKey.isIn(path))
                .ifPresent(path -> settings.reject("server-key-file", "a readable file with a public RSA key in PEM"));
        return file;
    }

    private static String query(SettingsSection settings) {
        var query = settings.text("query").orElse("select 1");
        if (query.isBlank()) {
            settings.reject("query", "a statement of SQL");
        }
        return query;
    }

    @Override
    public Probe open(MysqlSpec spec) {
        return new MysqlProbe(spec, network, blocking);
    }
}
