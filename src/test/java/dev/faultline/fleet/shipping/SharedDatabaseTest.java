// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.fleet.shipping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.faultline.fleet.FleetEncryption;
import dev.faultline.fleet.FleetSettings;
import dev.faultline.probe.net.Endpoint;
import dev.faultline.settings.Secret;
import dev.faultline.testing.ObservationFixtures;
import dev.faultline.testing.RealPgBouncer;
import dev.faultline.testing.RealPostgres;
import dev.faultline.testing.SetClock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two attempts at once, a pooler between, and no more rights than the documents give. */
class SharedDatabaseTest {

    private static final Instant START = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private static final Pattern RIGHTS = Pattern.compile("(?ms)^```sql\n(GRANT.*?)^```$");

    @TempDir
    Path directory;

    private final SetClock clock = new SetClock(START);
    private RealPostgres postgres;
    private ShippingScene scene;

    @BeforeEach
    void start() throws SQLException {
        postgres = RealPostgres.started();
        ShippingScene.migrate(postgres);
        scene = new ShippingScene(postgres, directory.resolve("data"), clock);
    }

    @AfterEach
    void stop() {
        scene.close();
        postgres.close();
    }

    private void probe(int count) {
        ObservationFixtures.series("db", clock.instant(), count).forEach(scene.store::record);
        clock.advance(Duration.ofSeconds(count));
    }

    @Test
    void anAttemptThatHangsOnTheServerAndANewOneAreOneAfterTheOther() throws Exception {
        probe(100);
        scene.shipAll(true);
        probe(100);
        var hanging = scene.store.outbox().prepare(500, true).orElseThrow();
        try (var zombie = scene.connect(postgres.port())) {
            zombie.setAutoCommit(false);
            new BatchTransaction(
                            zombie,
                            ShippingScene.member(postgres.port()),
                            scene.store.outbox().place(),
                            START)
                    .store(
                            DatabaseFormat.read(zombie, clock),
                            hanging.content(),
                            hanging.after(),
                            Optional.empty(),
                            OptionalLong.empty(),
                            Optional.empty(),
                            false);
            probe(100);

            assertThatThrownBy(() -> scene.shipAll(true))
                    .isInstanceOfSatisfying(
                            SQLException.class,
                            waiting -> assertThat(waiting.getSQLState()).isEqualTo("55P03"));
            zombie.commit();
        }

        scene.shipAll(true);

        scene.assertMirrored();
        assertThat(scene.number("SELECT count(*) FROM faultline.run"))
                .isEqualTo(FleetMirror.ofStore(scene.store).size());
    }

    @Test
    void aPoolerInTransactionModeAndTheDocumentedRightsAreEnough() throws Exception {
        Assumptions.assumeTrue(RealPgBouncer.isInstalled(), "no pgbouncer on the PATH");
        var rights = RIGHTS.matcher(Files.readString(Path.of("docs/operations.md")));
        assertThat(rights.find()).isTrue();
        for (var grant :
                rights.group(1).replace("faultline_writer", RealPostgres.USER).split(";")) {
            if (!grant.isBlank()) {
                postgres.execute(grant);
            }
        }
        try (var bouncer = RealPgBouncer.started(
                directory, Map.of("postgres", "host=127.0.0.1 port=" + postgres.port() + " dbname=postgres"))) {
            var settings = new FleetSettings(
                    List.of(new Endpoint("127.0.0.1", bouncer.port())),
                    "postgres",
                    RealPostgres.USER,
                    Optional.of(Secret.of(RealPostgres.PASSWORD)),
                    new FleetEncryption("disable", Optional.empty()),
                    Duration.ofSeconds(15),
                    Duration.ZERO,
                    false);
            for (var i = 0; i < 10; i++) {
                probe(60);
                try (var connection = FleetConnection.open(settings, "shop-1")) {
                    scene.shipAll(connection, true);
                }
            }
        }

        scene.assertMirrored();
    }
}
