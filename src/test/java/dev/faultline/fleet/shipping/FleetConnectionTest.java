// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.fleet.shipping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.faultline.fleet.FleetEncryption;
import dev.faultline.fleet.FleetSettings;
import dev.faultline.probe.net.Endpoint;
import dev.faultline.settings.Secret;
import dev.faultline.testing.RealPostgres;
import dev.faultline.testing.TestCertificates;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FleetConnectionTest {

    private static TestCertificates authority;
    private static RealPostgres server;

    @BeforeAll
    static void start(@TempDir Path folder) throws IOException {
        authority = TestCertificates.in(folder);
        server = RealPostgres.encrypting(authority);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void itIsEncryptedAsTheSettingsSay() throws Exception {
        assertThat(isEncrypted("localhost", "prefer", Optional.empty())).isTrue();
        assertThat(isEncrypted("localhost", "require", Optional.empty())).isTrue();
        assertThat(isEncrypted("localhost", "disable", Optional.empty())).isFalse();
        assertThat(isEncrypted("localhost", "verify-full", Optional.of(authority.caFile())))
                .isTrue();
        assertThat(isEncrypted("127.0.0.1", "verify-ca", Optional.of(authority.caFile())))
                .isTrue();
    }

    @Test
    void aCertificateForAnotherHostIsRefused() {
        assertThatThrownBy(() -> isEncrypted("127.0.0.1", "verify-full", Optional.of(authority.caFile())))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("hostname");
    }

    @Test
    void aCertificateThatNobodyVouchesForIsRefused() {
        assertThatThrownBy(() -> isEncrypted("localhost", "verify-full", Optional.empty()))
                .isInstanceOf(SQLException.class)
                .hasStackTraceContaining("unable to find valid certification path");
    }

    private static boolean isEncrypted(String host, String mode, Optional<Path> caFile) throws SQLException {
        var settings = new FleetSettings(
                List.of(new Endpoint(host, server.port())),
                "postgres",
                RealPostgres.USER,
                Optional.of(Secret.of(RealPostgres.PASSWORD)),
                new FleetEncryption(mode, caFile),
                Duration.ofSeconds(15),
                Duration.ofSeconds(60),
                true);
        try (var connection = FleetConnection.open(settings, "shop-1");
                var row = connection.createStatement().executeQuery("SELECT ssl FROM encrypted")) {
            return row.next() && row.getBoolean(1);
        }
    }
}
