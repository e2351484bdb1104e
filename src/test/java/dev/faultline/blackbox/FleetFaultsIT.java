// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.blackbox;

import static dev.faultline.testing.WaitingTime.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import dev.faultline.testing.CountingServer;
import dev.faultline.testing.FaultProxy;
import dev.faultline.testing.PackagedSidecar;
import dev.faultline.testing.RealPostgres;
import dev.faultline.testing.SmallVolume;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a fleet's database does to the packaged program that ships to it, and what it is given. */
class FleetFaultsIT {

    private static final String SECRET = "s3cret-of-the-shop";

    /** More than fit on a page of PostgreSQL. */
    private static final int DEPLOYS = 40;

    private static final int FLAPS = 5;

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
        var server = shop.postgres.port();
        return shop.config(port, """
                db: { kind: tcp, address: "127.0.0.1:%d", interval: 200ms }
                orders: { kind: postgresql, url: "postgresql://127.0.0.1:%d/orders", username: app, password: %s }
                payments: { kind: http, url: "http://teller:%s@127.0.0.1:%d/pay?token=%s", interval: 1s }
                """.formatted(server, server, SECRET, SECRET, server, SECRET));
    }

    private PackagedSidecar migratedAndStarted(int port) throws Exception {
        shop.migrate(config(shop.postgres.port()));
        return PackagedSidecar.start(folder, config(port));
    }

    private static void deploy(PackagedSidecar sidecar, String version) {
        sidecar.post("/api/v1/changes", """
                {"kind":"deploy","subject":"shop","version":"%s","message":"password=%s %s"}
                """.formatted(version, SECRET, "x".repeat(400)));
    }

    private void awaitDeploy(String version) {
        await("the deploy of " + version)
                .atMost(PATIENCE)
                .until(() ->
                        shop.number("select count(*) from faultline.change where version = '" + version + "'") == 1);
    }

    @Test
    void noSecretIsInAnyRow() throws Exception {
        try (var sidecar = migratedAndStarted(shop.postgres.port())) {
            deploy(sidecar, "1.0");
            await("what fails")
                    .atMost(PATIENCE)
                    .until(() ->
                            shop.number("select count(distinct dependency) from faultline.run where status = 'DOWN'")
                                    == 2);
            awaitDeploy("1.0");
        }

        for (var table : shop.postgres.texts(
                "select tablename from pg_tables where schemaname = 'faultline' order by tablename")) {
            assertThat(shop.postgres.texts("select t::text from faultline.\"" + table + "\" t"))
                    .as(table)
                    .noneMatch(row -> row.contains(SECRET) || row.contains(RealPostgres.PASSWORD));
        }
    }

    @Test
    void aDatabaseThatAnswersByTheByteLeavesProbingAlone() throws Exception {
        try (var proxy = FaultProxy.to("127.0.0.1", shop.postgres.port());
                var sidecar = migratedAndStarted(proxy.port())) {
            awaitDeploy(sidecar, "1.0");

            proxy.trickle();
            deploy(sidecar, "1.1");
            var stalled = Instant.now();
            await("twenty probes meanwhile")
                    .atMost(PATIENCE)
                    .until(() -> sidecar.observations("db", "from=" + stalled).size() >= 20);
            assertThat(sidecar.get("/q/health/live").path("status").asText()).isEqualTo("UP");

            proxy.pass();
            awaitDeploy("1.1");
        }
    }

    @Test
    void aDatabaseThatStandsStillLeavesProbingAloneAndGetsAllThatFailedMeanwhile() throws Exception {
        try (var api = new CountingServer()) {
            var yaml = shop.config(shop.postgres.port(), """
                    db: { kind: http, url: "%s", interval: 200ms, alert-interval: 200ms, failure-threshold: 1 }
                    """.formatted(api.url()));
            shop.migrate(yaml);
            try (var sidecar = PackagedSidecar.start(folder, yaml)) {
                awaitDeploy(sidecar, "1.0");

                shop.postgres.pause();
                for (var i = 1; i <= FLAPS; i++) {
                    api.fail();
                    awaitStatus(sidecar, "DOWN");
                    api.recover();
                    awaitStatus(sidecar, "UP");
                }
                var calls = api.calls();
                await("probes go on")
                        .atMost(PATIENCE)
                        .until(() -> api.calls() > calls + 50
                                && sidecar.response("/q/metrics").body().contains("faultline_fleet_connected 0.0"));
                assertThat(sidecar.get("/q/health/live").path("status").asText())
                        .isEqualTo("UP");

                shop.postgres.resume();
                await("each failure")
                        .atMost(PATIENCE)
                        .until(() -> shop.number("select count(*) from faultline.run where status = 'DOWN'") == FLAPS);
                awaitDeploy(sidecar, "1.1");
            }
        }
    }

    private static void awaitStatus(PackagedSidecar sidecar, String status) {
        await(status)
                .atMost(PATIENCE)
                .until(() -> sidecar.get("/api/v1/dependencies/db")
                        .path("status")
                        .asText()
                        .equals(status));
    }

    @Test
    void aFullDatabaseGetsEverythingOnceItHasRoom() throws Exception {
        var volume = SmallVolume.on(Files.createDirectory(folder.resolve("volume")));
        assumeThat(volume).as("may mount").isPresent();
        try (var small = volume.orElseThrow();
                var sidecar = migratedAndStarted(shop.postgres.port())) {
            awaitDeploy(sidecar, "1.0");
            moveChangesTo(small);
            fill(small.folder().resolve("filler"));

            for (var i = 1; i <= DEPLOYS; i++) {
                deploy(sidecar, "1.0." + i);
            }

            await("no room")
                    .atMost(PATIENCE)
                    .until(() -> sidecar.response("/q/metrics").body().contains("faultline_fleet_connected 0.0"));
            assertThat(shop.number("select count(*) from faultline.change")).isLessThan(1 + DEPLOYS);

            Files.delete(small.folder().resolve("filler"));
            await("every deploy")
                    .atMost(PATIENCE)
                    .until(() -> shop.number("select count(*) from faultline.change") == 1 + DEPLOYS);
            await("nothing is parked")
                    .atMost(PATIENCE)
                    .until(() -> sidecar.response("/q/metrics").body().contains("faultline_fleet_parked 0.0"));
        }
    }

    private void moveChangesTo(SmallVolume small) throws IOException {
        var place = Files.createDirectory(small.folder().resolve("space"));
        shop.postgres.execute("create tablespace small location '" + place + "'");
        for (var part : shop.postgres.texts("select tablename from pg_tables where tablename like 'change\\_%'")) {
            shop.postgres.execute("alter table faultline.\"" + part + "\" set tablespace small");
        }
    }

    private static void fill(Path file) throws IOException {
        try (var out = Files.newOutputStream(file)) {
            while (true) {
                out.write(new byte[4096]);
            }
        } catch (IOException full) {
            assertThat(Files.size(file)).isPositive();
        }
    }

    private void awaitDeploy(PackagedSidecar sidecar, String version) {
        deploy(sidecar, version);
        awaitDeploy(version);
    }
}
