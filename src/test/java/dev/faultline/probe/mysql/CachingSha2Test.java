// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.probe.FailureClass;
import dev.faultline.probe.Outcome;
import dev.faultline.probe.Status;
import dev.faultline.probe.mysql.ScriptedMysql.Way;
import dev.faultline.testing.MapSettings;
import dev.faultline.testing.TestNetwork;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Driver;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The sign-in of MySQL 8, which no server here can be had of: what two official clients accept is taken as faithful. */
class CachingSha2Test {

    private static final Duration LONG = Duration.ofSeconds(20);

    private final TestNetwork network = TestNetwork.asking(new InetSocketAddress("127.0.0.1", 9));

    @AfterEach
    void stop() {
        network.close();
    }

    private Outcome probe(ScriptedMysql server, Map<String, ?> more) {
        var settings = new HashMap<String, Object>(more);
        settings.put("url", "mysql://probe@127.0.0.1:" + server.port() + "/");
        settings.putIfAbsent("password", ScriptedMysql.PASSWORD);
        var section = MapSettings.of(settings);
        var factory = new MysqlProbeFactory(network.network(), Runnable::run);
        var spec = factory.read(section);
        assertThat(section.rejections()).isEmpty();
        return TestNetwork.run(factory.open(spec), LONG);
    }

    /** Signs in, and leaves at the first question that the script does not answer. */
    private static void signIn(Driver client, String url, String user) {
        var properties = new Properties();
        properties.put("user", user);
        properties.put("password", ScriptedMysql.PASSWORD);
        try (var connection = client.connect(url, properties)) {
            assertThat(connection).isNotNull();
        } catch (SQLException refused) {
            // Whether it had signed in is for the server to say.
        }
    }

    @ParameterizedTest
    @EnumSource
    void theOfficialClientsAndTheProbeAreSignedInAlike(Way way) throws SQLException {
        try (var server = new ScriptedMysql(way)) {
            signIn(
                    new com.mysql.cj.jdbc.Driver(),
                    "jdbc:mysql://127.0.0.1:" + server.port() + "/?sslMode=DISABLED&allowPublicKeyRetrieval=true",
                    "connector");
            // MariaDB's client does not know sha256_password.
            if (way != Way.SHA256) {
                signIn(
                        new org.mariadb.jdbc.Driver(),
                        "jdbc:mariadb://127.0.0.1:" + server.port() + "/?sslMode=disable&allowPublicKeyRetrieval=true",
                        "mariadb");
            }

            var outcome = probe(server, Map.of("allow-key-retrieval", "true"));

            assertThat(server.signedIn())
                    .containsExactlyElementsOf(
                            way == Way.SHA256
                                    ? List.of("connector", "probe")
                                    : List.of("connector", "mariadb", "probe"));
            assertThat(outcome.status()).as(outcome.message()).isEqualTo(Status.UP);
        }
    }

    @Test
    void aWrongPasswordIsAnAuthFailure() {
        try (var server = new ScriptedMysql(Way.FAST)) {
            var outcome = probe(server, Map.of("password", "wrong"));

            assertThat(outcome.failure()).as(outcome.message()).isEqualTo(FailureClass.AUTH);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"FULL", "SHA256"})
    void thePasswordIsNotSentInClearAndThatSaysNothingAboutTheServer(Way way) {
        try (var server = new ScriptedMysql(way)) {
            var outcome = probe(server, Map.of());

            assertThat(outcome.status()).isEqualTo(Status.UNKNOWN);
            assertThat(outcome.message())
                    .contains("tls.mode: require")
                    .contains("server-key-file")
                    .contains("allow-key-retrieval");
            assertThat(server.signedIn()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"FULL", "SHA256"})
    void theKeyOfTheServerMayBeKnown(Way way, @TempDir Path folder) throws IOException {
        try (var server = new ScriptedMysql(way)) {
            var key = Files.writeString(folder.resolve("key.pem"), server.publicKey());

            assertThat(probe(server, Map.of("server-key-file", key)).status()).isEqualTo(Status.UP);

            try (var another = new ScriptedMysql(way)) {
                var outcome = probe(another, Map.of("server-key-file", key));

                assertThat(outcome.failure()).as(outcome.message()).isEqualTo(FailureClass.AUTH);
            }
        }
    }
}
