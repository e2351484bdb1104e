// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.k8s;

import static dev.faultline.k8s.RenderedManifests.elements;
import static dev.faultline.k8s.RenderedManifests.named;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.faultline.config.ConfigLoader;
import dev.faultline.fleet.FleetSettings;
import dev.faultline.fleet.shipping.FleetConnection;
import dev.faultline.fleet.shipping.FleetMigration;
import dev.faultline.probe.kinds.ProbeKinds;
import dev.faultline.testing.FleetAccess;
import dev.faultline.testing.RealPostgres;
import io.vertx.core.Vertx;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The example of a fleet: its parts fit together, and its roles may do what they have to. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExampleFleetTest {

    private RenderedManifests manifests = new RenderedManifests(List.of());

    @BeforeAll
    void render() {
        manifests = RenderedManifests.of(Path.of("k8s/example-fleet"));
    }

    @Test
    void itsConfigsHaveNoErrorsButTheSecretsThatAreNotHere() {
        var vertx = Vertx.vertx();
        try {
            var loader = new ConfigLoader(new ProbeKinds(vertx, Runnable::run).all(), name -> Optional.empty());
            for (var config : List.of(manifests.config(), hub("faultline.yaml"), hub("migrate.yaml"))) {
                assertThat(config).contains("postgresql://fleet-db:5432/faultline");
                assertThat(loader.errors(config.getBytes(StandardCharsets.UTF_8)))
                        .allMatch(error -> error.key().endsWith("password-file"));
            }
        } finally {
            vertx.close();
        }
    }

    private String hub(String file) {
        return manifests
                .the("ConfigMap", "faultline-hub")
                .path("data")
                .path(file)
                .asText();
    }

    @Test
    void everyPasswordFileIsAKeyOfTheSecretThatIsMounted() {
        var ofSidecars = named(manifests.pod("shop").at("/spec/volumes"), "faultline-secrets")
                .at("/secret/secretName")
                .asText();

        assertThat(manifests.the("Secret", ofSidecars).path("data").has("fleet-password"))
                .isTrue();
        assertThat(manifests.config()).contains("/run/secrets/faultline/fleet-password");
        assertThat(manifests.the("Secret", "faultline-hub").path("data").fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("hub-password", "owner-password");
        assertThat(hub("faultline.yaml")).contains("/run/secrets/faultline/hub-password");
        assertThat(hub("migrate.yaml")).contains("/run/secrets/faultline/owner-password");
    }

    @Test
    void theDatabaseIsMadeWithTheRolesThatTheConfigsName() throws SQLException {
        var database =
                named(manifests.the("StatefulSet", "fleet-db").at("/spec/template/spec/containers"), "postgresql");
        assertThat(elements(database.path("volumeMounts"))
                        .map(mount -> mount.path("mountPath").asText()))
                .contains("/docker-entrypoint-initdb.d");
        assertThat(manifests.config()).contains("username: faultline_writer");

        try (var postgres = RealPostgres.started()) {
            postgres.execute(roles());
            FleetMigration.run(FleetAccess.at(postgres.port(), "faultline_owner"), "migrate");

            execute(
                    FleetAccess.at(postgres.port(), "faultline_writer"),
                    "INSERT INTO faultline.writer (app, store, instance, program, format, batch, reported_at, started_at)"
                            + " VALUES ('shop', gen_random_uuid(), 'a', '1', 1, 1, now(), now())",
                    "SELECT faultline.make_partitions(current_date)",
                    "DELETE FROM faultline.run WHERE app = 'shop'");
            execute(
                    FleetAccess.at(postgres.port(), "faultline_hub"),
                    "SELECT * FROM faultline.writer, faultline.format",
                    "SELECT faultline.drop_partitions('400 days', '7 days')");
            assertThatThrownBy(() ->
                            execute(FleetAccess.at(postgres.port(), "faultline_hub"), "DELETE FROM faultline.writer"))
                    .hasMessageContaining("permission denied");
            assertThatThrownBy(() -> execute(
                            FleetAccess.at(postgres.port(), "faultline_writer"),
                            "SELECT faultline.drop_partitions('400 days', '7 days')"))
                    .hasMessageContaining("permission denied");
        }
    }

    /** What the image of PostgreSQL hands to psql, which knows two forms that the server does not. */
    private String roles() {
        var file = manifests
                .all("ConfigMap")
                .map(map -> map.path("data").path("roles.sql").asText(""))
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElseThrow();
        return file.replaceAll("(?m)^\\\\getenv .*$", "")
                .replaceAll(":'[a-z]+'", "'" + RealPostgres.PASSWORD + "'")
                .replace("DATABASE faultline", "DATABASE postgres");
    }

    private static void execute(FleetSettings settings, String... statements) throws SQLException {
        try (var connection = FleetConnection.open(settings, "test");
                var statement = connection.createStatement()) {
            for (var sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
