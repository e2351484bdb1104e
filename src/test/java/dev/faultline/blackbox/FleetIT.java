// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.blackbox;

import static dev.faultline.testing.WaitingTime.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.faultline.testing.FleetAccess;
import dev.faultline.testing.FreePort;
import dev.faultline.testing.PackagedSidecar;
import dev.faultline.testing.RealPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged program ships to a real PostgreSQL, and does its own work without one. */
class FleetIT {

    @TempDir
    private Path folder;

    private RealPostgres postgres;

    @BeforeEach
    void start() {
        postgres = FleetAccess.database();
    }

    @AfterEach
    void stop() {
        postgres.close();
    }

    private String config(int port) throws Exception {
        Files.writeString(folder.resolve("password"), RealPostgres.PASSWORD + "\n");
        return """
                faultline:
                  app: shop
                  network: { enabled: false }
                  dependencies:
                    db: { kind: tcp, address: "127.0.0.1:%d", interval: 200ms, failure-threshold: 1 }
                  changes: { process: { enabled: false } }
                  store:
                    postgresql:
                      url: postgresql://127.0.0.1:%d/postgres
                      username: app
                      password-file: %s
                      ship-interval: 1s
                  instance: { node: node-7, zone: b }
                """.formatted(postgres.port(), port, folder.resolve("password"));
    }

    private static void migrate(Path folder, String yaml) throws Exception {
        var migrated = PackagedSidecar.runMode(folder, yaml, "migrate");
        assertThat(migrated.output()).containsPattern("are of version \\d+");
        assertThat(migrated.exitCode()).isZero();
    }

    @Test
    void itShipsFromTheStartToItsLastWord() throws Exception {
        var yaml = config(postgres.port());
        migrate(folder, yaml);
        migrate(folder, yaml);
        var sidecar = PackagedSidecar.start(folder, yaml, Map.of("FAULTLINE_INSTANCE", "shop-1"));
        try (sidecar) {
            await("a run").atMost(PATIENCE).until(() -> number("select count(*) from faultline.run where open") == 1);
            sidecar.post("/api/v1/changes", "{\"kind\":\"deploy\",\"subject\":\"shop\",\"version\":\"1.2\"}");
            await("the change")
                    .atMost(PATIENCE)
                    .until(() -> number("select count(*) from faultline.change where subject = 'shop'") == 1);
            var metrics = sidecar.response("/q/metrics").body();
            assertThat(metrics).contains("faultline_fleet_connected 1.0").contains("faultline_fleet_parked 0.0");
            assertThat(number("select count(*) from faultline.writer where instance = 'shop-1' and node = 'node-7'"
                            + " and zone = 'b' and ended_at is null"))
                    .isEqualTo(1);
            assertThat(sidecar.terminate()).isZero();
        }
        assertThat(number("select count(*) from faultline.writer where ended_at is not null"))
                .isEqualTo(1);
        assertThat(number("select count from faultline.run order by first_at desc limit 1"))
                .as("the last batch brought the open run up to date")
                .isGreaterThan(1);
        assertThat(sidecar.log()).doesNotContain(RealPostgres.PASSWORD);
    }

    @Test
    void itStartsAndProbesWithoutTheDatabaseAndShipsOnceThatIsThere() throws Exception {
        var port = FreePort.get();
        try (var sidecar = PackagedSidecar.start(folder, config(port))) {
            await("an observation")
                    .atMost(PATIENCE)
                    .until(() -> sidecar.get("/api/v1/dependencies/db")
                            .path("status")
                            .asText()
                            .equals("UP"));
            await("the trouble").atMost(PATIENCE).until(() -> sidecar.log().contains("fleet.trouble"));
            assertThat(sidecar.response("/q/metrics").body()).contains("faultline_fleet_connected 0.0");

            // Now it names the right one, whose tables are not there yet.
            sidecar.reconfigure(config(postgres.port()));
            await("no tables").atMost(PATIENCE).until(() -> sidecar.log().contains("kind=TABLES"));
        }
        migrate(folder, config(postgres.port()));
        try (var sidecar = PackagedSidecar.start(folder, config(postgres.port()))) {
            await("all runs")
                    .atMost(PATIENCE)
                    .until(() -> number("select count(*) from faultline.run") >= 2
                            || number("select coalesce(sum(count), 0) from faultline.run") > 3);
            assertThat(sidecar.isAlive()).isTrue();
        }
    }

    @Test
    void anUnknownModeIsRefused() throws Exception {
        var refused = PackagedSidecar.runMode(folder, config(postgres.port()), "boat");

        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.output()).contains("FAULTLINE_MODE is 'boat'; allowed are sidecar, hub and migrate");
    }

    private long number(String sql) throws SQLException {
        try (var connection = postgres.connect("postgres", "");
                var row = connection.createStatement().executeQuery(sql)) {
            return row.next() ? row.getLong(1) : -1;
        }
    }
}
