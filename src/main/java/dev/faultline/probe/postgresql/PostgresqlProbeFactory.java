// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.postgresql;

import dev.faultline.dependency.DependencyKind;
import dev.faultline.probe.Probe;
import dev.faultline.probe.ProbeFactory;
import dev.faultline.probe.net.NegotiatedTls;
import dev.faultline.probe.net.ProbeNetwork;
import dev.faultline.probe.net.QueryExpectation;
import dev.faultline.probe.net.TlsMode;
import dev.faultline.settings.SettingsSection;
import java.util.concurrent.Executor;

/** The kind {@code postgresql}. */
public final class PostgresqlProbeFactory implements ProbeFactory<PostgresqlSpec> {

    private static final DependencyKind KIND = DependencyKind.POSTGRESQL;

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
        var signIn = PostgresqlSignIn.read(settings);
        return new PostgresqlSpec(
                signIn.endpoint(),
                signIn.database(),
                signIn.username(),
                signIn.password(),
                NegotiatedTls.read(settings.section("tls"), TlsMode.of(signIn.sslMode()), signIn.caFile()),
                query(settings),
                QueryExpectation.read(settings.section("expect")));
    }

    private static String query(SettingsSection settings) {
        var query = settings.text("query").orElse("select 1");
        if (query.isBlank() || query.indexOf('\0') >= 0) {
            settings.reject("query", "a statement of SQL");
        }
        return query;
    }

    @Override
    public Probe open(PostgresqlSpec spec) {
        return new PostgresqlProbe(spec, network, blocking);
    }
}
