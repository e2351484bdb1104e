// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.fleet.shipping;

import static dev.faultline.testing.WaitingTime.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.faultline.changes.Change;
import dev.faultline.changes.Change.ChangeKind;
import dev.faultline.incident.Incident;
import dev.faultline.incident.Incident.Origin;
import dev.faultline.incident.Incident.State;
import dev.faultline.probe.FailureClass;
import dev.faultline.probe.Observation;
import dev.faultline.sqlite.SqliteStore;
import dev.faultline.store.RetentionPeriods;
import dev.faultline.testing.FaultProxy;
import dev.faultline.testing.ObservationFixtures;
import dev.faultline.testing.RealPostgres;
import dev.faultline.testing.SetClock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.commons.io.FileUtils;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the fleet's database has after one fault or another is what the local store has. */
class ShipmentRoundTest {

    /** Ten in the evening, so that runs go on over midnight. */
    private static final Instant START =
            Instant.now().truncatedTo(ChronoUnit.DAYS).minus(Duration.ofHours(2));

    private static RealPostgres postgres;

    @TempDir
    Path directory;

    private final SetClock clock = new SetClock(START);
    private final Random random = new Random(13);
    private ShippingScene scene;

    @BeforeAll
    static void startPostgres() {
        postgres = RealPostgres.started();
    }

    @AfterAll
    static void stopPostgres() {
        postgres.close();
    }

    @BeforeEach
    void freshTables() throws SQLException {
        postgres.execute("DROP SCHEMA IF EXISTS faultline CASCADE");
        ShippingScene.migrate(postgres);
        scene = new ShippingScene(postgres, directory.resolve("data"), clock);
    }

    @AfterEach
    void close() {
        scene.close();
    }

    /** Probes go on for so many observations, as a prober makes them. */
    private void probe(String dependency, int count) {
        var from = clock.instant();
        var made = ObservationFixtures.random(dependency, from, count, random);
        made.forEach(scene.store::record);
        clock.set(made.get(made.size() - 1).startedAt().plusSeconds(1));
    }

    @Test
    void everyRunIsThereAsItIsAfterANormalDay() throws Exception {
        for (var i = 0; i < 30; i++) {
            probe("db", 400);
            probe("cache", 200);
            scene.shipAll(false);
        }
        scene.shipAll(true);

        scene.assertMirrored();
        assertThat(scene.number("SELECT count(*) FROM faultline.run WHERE (last_at AT TIME ZONE 'UTC')::date > day"))
                .isZero();
        assertThat(scene.number("SELECT count(DISTINCT day) FROM faultline.run"))
                .isGreaterThan(1);
    }

    @Test
    void aHealthyDependencyCostsOneRowHoweverLongItLasts() throws Exception {
        var observations = ObservationFixtures.series("db", START, 3_000);
        for (var observation : observations) {
            scene.store.record(observation);
        }
        clock.set(START.plusSeconds(3_000));
        scene.shipAll(false);
        var version = scene.number("SELECT count FROM faultline.run");
        clock.advance(Duration.ofSeconds(15));
        ObservationFixtures.series("db", START.plusSeconds(3_000), 15).forEach(scene.store::record);

        scene.shipAll(false);

        assertThat(version).isEqualTo(3_000);
        assertThat(scene.number("SELECT count FROM faultline.run")).isEqualTo(3_000);
        assertThat(scene.number("SELECT count(*) FROM faultline.run WHERE open"))
                .isEqualTo(1);
        assertThat(scene.number("SELECT batch FROM faultline.writer")).isEqualTo(2);
        assertThat(scene.number("SELECT extract(epoch FROM through_at) FROM faultline.writer"))
                .isEqualTo(clock.instant().getEpochSecond());
    }

    @Test
    void aRunIsOpenOnlyWhileItsObservationsGoOn() throws Exception {
        ObservationFixtures.series("db", START, 60).forEach(scene.store::record);
        clock.set(START.plusSeconds(60));
        scene.shipAll(false);
        assertThat(scene.number("SELECT count(*) FROM faultline.run WHERE open"))
                .isEqualTo(1);

        clock.advance(Duration.ofSeconds(30));
        scene.shipAll(false);

        assertThat(scene.number("SELECT count(*) FROM faultline.run WHERE open"))
                .isZero();
    }

    @Test
    void whatWasAcknowledgedOutlivesTheDeathOfTheServer() throws Exception {
        // As some administrators have it: then a commit alone is not on the disk yet.
        postgres.execute("ALTER ROLE postgres SET synchronous_commit = off");
        for (var i = 0; i < 5; i++) {
            probe("db", 300);
            scene.shipAll(true);
            postgres.kill();
            probe("db", 100);
            assertThatThrownBy(() -> scene.shipAll(false)).isInstanceOf(SQLException.class);
            postgres.start();
            scene.assertHas(i + 1);
        }
        scene.shipAll(true);

        scene.assertMirrored();
    }

    @Test
    void anOutageCostsNoRoomHoweverLongItLastsAndNothingIsLost() throws Exception {
        probe("db", 100);
        scene.shipAll(true);
        var twin = SqliteStore.open(directory.resolve("twin"), clock);
        try (twin;
                var proxy = FaultProxy.to("127.0.0.1", postgres.port())) {
            var waiting = scene.store.outbox().backlog();
            proxy.refuse();
            for (var i = 0; i < 120; i++) {
                var made = ObservationFixtures.random("db", clock.instant(), 300, random);
                made.forEach(scene.store::record);
                made.forEach(twin::record);
                clock.set(made.get(made.size() - 1).startedAt().plusSeconds(1));
                assertThatThrownBy(() -> scene.connect(proxy.port())).isInstanceOf(SQLException.class);
                assertThat(scene.store.outbox().backlog()).isEqualTo(waiting);
            }
            twin.flush();
        }
        scene.restart();
        assertThat(Files.size(directory.resolve("data/faultline.db")))
                .isCloseTo(Files.size(directory.resolve("twin/faultline.db")), Offset.offset(128L << 10));

        scene.shipAll(false);

        scene.assertMirrored();
    }

    @Test
    void anAnswerThatIsCutAnywhereLosesNothingAndStoresNothingTwice() throws Exception {
        try (var proxy = FaultProxy.to("127.0.0.1", postgres.port())) {
            for (var i = 0; i < 100; i++) {
                probe("db", 60);
                // From the handshake to the answer to COMMIT and beyond.
                proxy.cutAfter(200 + random.nextInt(2_500));
                try (var connection = scene.connect(proxy.port())) {
                    scene.shipAll(connection, random.nextBoolean());
                } catch (SQLException cut) {
                    assertThat(DatabaseTrouble.of(cut)).isEqualTo(DatabaseTrouble.AWAY);
                }
                proxy.pass();
                if (random.nextInt(4) == 0) {
                    scene.restart();
                }
            }
            scene.shipAll(true);
        }
        scene.assertMirrored();
    }

    @Test
    void aBatchThatArrivesAgainChangesNothing() throws Exception {
        probe("db", 500);
        scene.shipAll(true);
        probe("db", 100);
        var replayed = scene.store.outbox().prepare(500, true).orElseThrow();
        scene.shipAll(true);
        probe("db", 100);
        scene.shipAll(true);

        try (var connection = scene.connect(postgres.port())) {
            connection.setAutoCommit(false);
            var format = DatabaseFormat.read(connection, clock);
            var transaction = new BatchTransaction(
                    connection,
                    ShippingScene.member(postgres.port()),
                    scene.store.outbox().place(),
                    START);
            assertThatThrownBy(() -> transaction.store(
                            format,
                            replayed.content(),
                            replayed.after(),
                            Optional.empty(),
                            java.util.OptionalLong.empty(),
                            Optional.empty(),
                            false))
                    .isInstanceOf(FenceMoved.class);
            connection.commit();
        }

        scene.assertMirrored();
    }

    @Test
    void lateArrivalsReplaceTheirDaysAndCrossWhatIsShippedMeanwhile() throws Exception {
        var late = new ArrayList<Observation>();
        for (var day = 6; day >= 1; day--) {
            late.addAll(ObservationFixtures.random("db", START.minus(Duration.ofDays(day)), 700, random));
        }
        probe("db", 200);
        scene.shipAll(false);
        Collections.shuffle(late, random);

        for (var at = 0; at < late.size(); at += 60) {
            scene.store.insert(late.subList(at, Math.min(late.size(), at + 60)));
            probe("db", 20);
            scene.shipAll(false);
        }
        scene.shipAll(true);

        scene.assertMirrored();
    }

    @Test
    void aDayWithMoreRunsThanABatchIsReplacedInParts() throws Exception {
        var flapping = new ArrayList<Observation>();
        for (var i = 0; i < 4_000; i++) {
            var at = START.minus(Duration.ofDays(2)).plusSeconds(i);
            flapping.add(
                    i % 2 == 0
                            ? ObservationFixtures.up("db", at).made()
                            : ObservationFixtures.down("db", at, FailureClass.CONNECT, "refused")
                                    .made());
        }
        probe("db", 50);
        scene.shipAll(false);
        scene.store.insert(flapping);
        scene.shipAll(true);
        scene.assertMirrored();

        scene.store.insert(List.of(
                ObservationFixtures.up("db", START.minus(Duration.ofDays(2)).plusMillis(1_999_500))
                        .made()));
        scene.shipAll(true);

        scene.assertMirrored();
    }

    @Test
    void aRowThatCanNeverBeStoredHoldsUpNoOther() throws Exception {
        scene.store.insert(List.of(
                ObservationFixtures.up("db", START.minusSeconds(30)).made(),
                ObservationFixtures.down("db", START.minusSeconds(20), FailureClass.IO, "broken\0message")
                        .made(),
                ObservationFixtures.up("db", START.minusSeconds(10)).made()));
        scene.store.insert(
                List.of(ObservationFixtures.down("cache", START.minusSeconds(5), FailureClass.IO, "x".repeat(1 << 20))
                        .made()));
        scene.store.insert(List.of(ObservationFixtures.up("old", Instant.parse("2001-02-03T04:05:06Z"))
                .made()));

        scene.shipAll(false);

        assertThat(scene.number("SELECT count(*) FROM faultline.run")).isEqualTo(3);
        assertThat(scene.store.outbox().refused().count()).isEqualTo(2);
        assertThat(scene.store.outbox().refusals(10))
                .anyMatch(line -> line.contains("22021"))
                .anyMatch(line -> line.contains("23514"));

        scene.store.outbox().retryRefused();
        scene.shipAll(false);

        assertThat(scene.store.outbox().refused().count()).isEqualTo(2);
        assertThat(scene.number("SELECT count(*) FROM faultline.run")).isEqualTo(3);
        scene.shipAll(false);
        assertThat(scene.number("SELECT parked FROM faultline.writer WHERE parked_reason <> ''"))
                .isEqualTo(2);
    }

    @Test
    void whatTheDatabaseKnowsOfRefusedRowsIsNotStoredAgain() throws Exception {
        scene.store.insert(List.of(ObservationFixtures.up("old", Instant.parse("2001-02-03T04:05:06Z"))
                .made()));
        scene.shipAll(false);
        scene.shipAll(false);
        assertThat(scene.number("SELECT parked FROM faultline.writer")).isEqualTo(1);
        postgres.execute("UPDATE faultline.writer SET parked = 7");

        probe("db", 10);
        scene.shipAll(false);
        assertThat(scene.number("SELECT parked FROM faultline.writer")).isEqualTo(7);

        scene.store.insert(List.of(ObservationFixtures.up("older", Instant.parse("2001-02-03T04:05:06Z"))
                .made()));
        scene.shipAll(false);
        scene.shipAll(false);
        assertThat(scene.number("SELECT parked FROM faultline.writer")).isEqualTo(2);
    }

    @Test
    void tablesOfVersionsBeforeAreWrittenToAsTheyAre() throws Exception {
        postgres.execute(
                "ALTER TABLE faultline.dependency DROP COLUMN shared", "UPDATE faultline.format SET version = 3");
        probe("db", 100);
        scene.shipAll(true);
        scene.assertMirrored();

        postgres.execute(
                "ALTER TABLE faultline.writer DROP COLUMN parked, DROP COLUMN parked_reason",
                "UPDATE faultline.format SET version = 2");
        probe("db", 100);
        scene.shipAll(true);
        scene.assertMirrored();
    }

    @Test
    void whatIsShippedWhileTheTablesAreMigratedIsThere() throws Exception {
        postgres.execute("DROP SCHEMA faultline CASCADE");
        try (var first = ShipmentRoundTest.class.getResourceAsStream("/db/fleet/V1__fleet.sql")) {
            postgres.execute(
                    new String(Objects.requireNonNull(first).readAllBytes(), StandardCharsets.UTF_8),
                    "SELECT faultline.make_partitions((now() + interval '92 days')::date)");
        }
        var shipped = new AtomicInteger();
        var ends = new AtomicBoolean();
        var shipping = CompletableFuture.runAsync(() -> {
            while (!ends.get()) {
                probe("db", 50);
                try {
                    scene.shipAll(true);
                    shipped.incrementAndGet();
                } catch (SQLException waiting) {
                    assertThat(DatabaseTrouble.of(waiting)).isEqualTo(DatabaseTrouble.AWAY);
                }
            }
        });
        await().atMost(PATIENCE).until(() -> shipped.get() > 5 || shipping.isDone());
        ShippingScene.migrate(postgres);
        var before = shipped.get();
        await().atMost(PATIENCE).until(() -> shipped.get() > before + 5 || shipping.isDone());
        ends.set(true);
        shipping.join();
        scene.shipAll(true);

        scene.assertMirrored();
        assertThat(scene.number("SELECT version FROM faultline.format")).isGreaterThan(1);
        assertThat(scene.number("SELECT count(*) FROM faultline.dependency WHERE shared"))
                .isZero();
    }

    @Test
    void whatIsCheckedInTurnsIsMarkedAsThatAndNoMoreOnceItIsNot() throws Exception {
        scene.shared = Set.of("db");
        probe("db", 10);
        probe("cache", 10);
        scene.shipAll(true);
        assertThat(postgres.texts("SELECT name FROM faultline.dependency WHERE shared"))
                .containsExactly("db");

        scene.shared = Set.of();
        scene.shipAll(true);

        assertThat(postgres.texts("SELECT name FROM faultline.dependency WHERE shared"))
                .isEmpty();
    }

    @Test
    void howADependencyIsNowIsUnknownOnceItsRunGoesOnNoMore() throws Exception {
        ObservationFixtures.series("db", START, 60).forEach(scene.store::record);
        clock.set(START.plusSeconds(60));
        scene.shipAll(false);
        assertThat(postgres.texts("SELECT status FROM faultline.dependency")).containsExactly("UP");

        clock.advance(Duration.ofSeconds(30));
        scene.shipAll(false);

        assertThat(postgres.texts("SELECT status FROM faultline.dependency")).containsExactly("UNKNOWN");
        assertThat(scene.number("SELECT count(*) FROM faultline.dependency WHERE since_at IS NULL"))
                .isEqualTo(1);
    }

    @Test
    void aDayWithoutAPartitionGetsOneWhereThatIsAllowed() throws Exception {
        postgres.execute("DO $$ DECLARE t text; BEGIN FOR t IN SELECT inhrelid::regclass::text FROM pg_inherits"
                + " WHERE inhparent = 'faultline.run'::regclass LOOP EXECUTE 'DROP TABLE ' || t; END LOOP; END $$");
        probe("db", 100);

        scene.shipAll(true);

        scene.assertMirrored();
        assertThat(scene.store.outbox().refused().count()).isZero();
    }

    @Test
    void aLostDatabaseIsFilledAgain() throws Exception {
        for (var i = 0; i < 4; i++) {
            probe("db", 400);
            probe("cache", 400);
            clock.advance(Duration.ofHours(13));
        }
        scene.store.add(new Change(START, ChangeKind.DEPLOY, "shop", "1.2", ""));
        scene.store
                .incidents()
                .save(Incident.of(
                        "20261128T140211000Z-j9nt", Origin.DETECTED, State.OPEN, START, START.plusSeconds(5)));
        scene.shipAll(true);
        scene.assertMirrored();

        postgres.execute("DROP SCHEMA faultline CASCADE");
        assertThatThrownBy(() -> scene.shipAll(false))
                .isInstanceOfSatisfying(
                        SQLException.class,
                        failed -> assertThat(DatabaseTrouble.of(failed)).isEqualTo(DatabaseTrouble.TABLES));
        ShippingScene.migrate(postgres);
        scene.shipAll(true);

        scene.assertMirrored();
        assertThat(scene.number("SELECT count(*) FROM faultline.incident")).isEqualTo(1);
        assertThat(scene.number("SELECT count(*) FROM faultline.change")).isEqualTo(1);
        assertThat(scene.number("SELECT count(*) FROM faultline.dependency")).isEqualTo(2);
    }

    @Test
    void runsWhoseObservationsHaveExpiredStayAsTheyWereShipped() throws Exception {
        for (var i = 0; i < 4; i++) {
            probe("db", 400);
            ObservationFixtures.series("steady", clock.instant(), 3_000).forEach(scene.store::record);
            clock.advance(Duration.ofHours(7));
        }
        scene.shipAll(true);
        var shipped = FleetMirror.ofStore(scene.store);
        scene.assertMirrored();
        clock.advance(Duration.ofDays(9));
        scene.store.tidy(RetentionPeriods.DEFAULT, clock.instant());
        probe("db", 3);

        postgres.execute("DROP SCHEMA faultline CASCADE");
        ShippingScene.migrate(postgres);
        scene.shipAll(true);

        try (var connection = postgres.connect("postgres", "")) {
            assertThat(FleetMirror.ofDatabase(connection, scene.writer())).containsAll(shipped);
        }
    }

    @Test
    void aStoreThatWasSetBackIsAnotherWriter() throws Exception {
        probe("db", 300);
        scene.shipAll(true);
        var before = scene.writer();
        scene.store.close();
        FileUtils.copyDirectory(
                directory.resolve("data").toFile(),
                directory.resolve("snapshot").toFile());
        scene.restart();
        for (var i = 0; i < 3; i++) {
            probe("db", 200);
            scene.shipAll(true);
        }
        scene.store.close();
        FileUtils.deleteDirectory(directory.resolve("data").toFile());
        FileUtils.copyDirectory(
                directory.resolve("snapshot").toFile(),
                directory.resolve("data").toFile());
        scene.restart();
        probe("db", 100);

        scene.shipAll(true);

        assertThat(scene.writer()).isNotEqualTo(before);
        scene.assertMirrored();
        assertThat(scene.number("SELECT count(*) FROM faultline.writer")).isEqualTo(2);
    }

    @Test
    void aStoreThatWasLostIsAnotherWriterOfTheSameName() throws Exception {
        probe("db", 300);
        scene.shipAll(true);
        var before = scene.writer();
        scene.store.close();
        FileUtils.deleteDirectory(directory.resolve("data").toFile());
        scene.restart();
        probe("db", 100);

        scene.shipAll(true);

        scene.assertMirrored();
        assertThat(scene.number("SELECT count(*) FROM faultline.run WHERE store = '" + before + "'"))
                .isPositive();
        assertThat(postgres.texts("SELECT instance FROM faultline.writer")).containsExactly("shop-1", "shop-1");
    }

    @Test
    void aDatabaseThatLostAcknowledgedBatchesIsFilledAgain() throws Exception {
        probe("db", 500);
        scene.shipAll(true);
        probe("db", 500);
        scene.shipAll(true);
        postgres.execute("DELETE FROM faultline.run", "UPDATE faultline.writer SET batch = 1");
        probe("db", 50);

        scene.shipAll(true);

        scene.assertMirrored();
    }

    @Test
    void aDatabaseThatForgotTheWriterIsFilledAgain() throws Exception {
        probe("db", 500);
        scene.shipAll(true);
        postgres.execute("DELETE FROM faultline.run", "DELETE FROM faultline.writer");
        probe("db", 50);

        scene.shipAll(true);

        scene.assertMirrored();
    }

    @Test
    void tablesThatTakeOnlyNewerWritersAreLeftAlone() throws Exception {
        postgres.execute("UPDATE faultline.format SET version = 2, oldest_writer = 2");
        probe("db", 50);

        assertThatThrownBy(() -> scene.shipAll(false))
                .isInstanceOfSatisfying(
                        SQLException.class,
                        failed -> assertThat(DatabaseTrouble.of(failed)).isEqualTo(DatabaseTrouble.TABLES));

        assertThat(scene.number("SELECT count(*) FROM faultline.writer")).isZero();
        postgres.execute("UPDATE faultline.format SET oldest_writer = 1");
        scene.shipAll(true);
        scene.assertMirrored();
    }

    @Test
    void aGoodByeSaysWhenTheWriterEndedAndTheNextStartTakesItBack() throws Exception {
        probe("db", 50);
        scene.shipWithGoodBye(clock.instant());
        assertThat(scene.number("SELECT count(*) FROM faultline.writer WHERE ended_at IS NOT NULL"))
                .isEqualTo(1);

        scene.restart();
        scene.shipAll(false);

        assertThat(scene.number("SELECT count(*) FROM faultline.writer WHERE ended_at IS NOT NULL"))
                .isZero();
    }

    @Test
    void aDependencyThatLeftTheConfigIsMarkedAndOneThatReportsItselfIsNot() throws Exception {
        scene.store.remember(
                dev.faultline.dependency.Dependency.external("posted", dev.faultline.dependency.ProbePace.DEFAULT));
        scene.store.insert(
                List.of(ObservationFixtures.up("posted", START.minusSeconds(3)).made()));
        scene.shipAll(true);

        assertThat(scene.number(
                        "SELECT count(*) FROM faultline.dependency WHERE name = 'posted' AND removed_at IS NULL"))
                .isEqualTo(1);
        assertThat(Files.exists(directory.resolve("data"))).isTrue();
    }
}
