// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.blackbox;

import static dev.faultline.testing.WaitingTime.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.faultline.testing.FreePort;
import dev.faultline.testing.PackagedSidecar;
import dev.faultline.testing.RealPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged program ships to a real PostgreSQL, and does its own work without one. */
class FleetIT {

    @TempDir
    private Path folder;

    private ShippedShop shop;

    @BeforeEach
    void start() throws IOException {
        shop = new ShippedShop(folder);
    }

    @AfterEach
    void stop() {
        shop.close();
    }

    private String config(int port) {
        return shop.config(
                port,
                "db: { kind: tcp, address: \"127.0.0.1:%d\", interval: 200ms, failure-threshold: 1 }"
                        .formatted(shop.postgres.port()));
    }

    @Test
    void itShipsFromTheStartToItsLastWord() throws Exception {
        var yaml = config(shop.postgres.port());
        shop.migrate(yaml);
        shop.migrate(yaml);
        var sidecar = PackagedSidecar.start(folder, yaml, Map.of("FAULTLINE_INSTANCE", "shop-1"));
        try (sidecar) {
            await("a run")
                    .atMost(PATIENCE)
                    .until(() -> shop.number("select count(*) from faultline.run where open") == 1);
            sidecar.post("/api/v1/changes", "{\"kind\":\"deploy\",\"subject\":\"shop\",\"version\":\"1.2\"}");
            await("the change")
                    .atMost(PATIENCE)
                    .until(() -> shop.number("select count(*) from faultline.change where subject = 'shop'") == 1);
            var metrics = sidecar.response("/q/metrics").body();
            assertThat(metrics).contains("faultline_fleet_connected 1.0").contains("faultline_fleet_parked 0.0");
            assertThat(shop.number("select count(*) from faultline.writer where instance = 'shop-1' and node = 'node-7'"
                            + " and zone = 'b' and ended_at is null"))
                    .isEqualTo(1);
            assertThat(sidecar.terminate()).isZero();
        }
        assertThat(shop.number("select count(*) from faultline.writer where ended_at is not null"))
                .isEqualTo(1);
        assertThat(shop.number("select count from faultline.run order by first_at desc limit 1"))
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
            sidecar.reconfigure(config(shop.postgres.port()));
            await("no tables").atMost(PATIENCE).until(() -> sidecar.log().contains("kind=TABLES"));
        }
        shop.migrate(config(shop.postgres.port()));
        try (var sidecar = PackagedSidecar.start(folder, config(shop.postgres.port()))) {
            await("all runs")
                    .atMost(PATIENCE)
                    .until(() -> shop.number("select count(*) from faultline.run") >= 2
                            || shop.number("select coalesce(sum(count), 0) from faultline.run") > 3);
            assertThat(sidecar.isAlive()).isTrue();
        }
    }

    @Test
    void anUnknownModeIsRefused() throws Exception {
        var refused = PackagedSidecar.runMode(folder, config(shop.postgres.port()), "boat");

        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.output()).contains("FAULTLINE_MODE is 'boat'; allowed are sidecar, hub and migrate");
    }
}
