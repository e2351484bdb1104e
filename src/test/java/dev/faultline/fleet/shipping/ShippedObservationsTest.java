// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.fleet.shipping;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.fleet.ShippedDetail;
import dev.faultline.probe.FailureClass;
import dev.faultline.probe.Observation;
import dev.faultline.store.RetentionPeriods;
import dev.faultline.testing.FaultProxy;
import dev.faultline.testing.ObservationFixtures;
import dev.faultline.testing.RealPostgres;
import dev.faultline.testing.SetClock;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With {@code ship: observations} the fleet's database has each observation as the local store has it, once its hour is packed. */
class ShippedObservationsTest {

    /** Ten in the evening, so that hours lie on both sides of midnight. */
    private static final Instant START =
            Instant.now().truncatedTo(ChronoUnit.DAYS).minus(Duration.ofHours(2));

    /** After that an hour is packed, and every store's turn to ship it has come. */
    private static final Duration LATE = Duration.ofMinutes(75);

    private static RealPostgres postgres;

    @TempDir
    Path directory;

    private final SetClock clock = new SetClock(START);
    private final Random random = new Random(31);
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
        scene.detail = ShippedDetail.OBSERVATIONS;
    }

    @AfterEach
    void close() {
        scene.close();
    }

    private void probe(String dependency, int count) {
        var made = ObservationFixtures.random(dependency, clock.instant(), count, random);
        made.forEach(scene.store::record);
        clock.set(made.get(made.size() - 1).startedAt().plusSeconds(1));
    }

    private void tidy() {
        scene.store.flush();
        scene.store.tidy(RetentionPeriods.DEFAULT, clock.instant());
    }

    /** All that was observed so far is packed and due. */
    private void becomeDue() {
        clock.advance(LATE.plusHours(1));
        tidy();
    }

    private void assertMirrored() throws SQLException {
        var due = clock.instant().minus(LATE).truncatedTo(ChronoUnit.HOURS);
        var expected = BlockMirror.ofStore(scene.store, due);
        assertThat(expected).isNotEmpty();
        try (var connection = postgres.connect("postgres", "")) {
            assertThat(BlockMirror.ofDatabase(connection, scene.writer())).containsExactlyElementsOf(expected);
        }
    }

    private long blocks() throws SQLException {
        return scene.number("SELECT count(*) FROM faultline.observation_block");
    }

    @Test
    void eachObservationOfAPackedHourIsThereAsItIs() throws Exception {
        for (var i = 0; i < 12; i++) {
            probe("db", 1_000);
            probe("cache", 500);
            tidy();
            scene.shipAll(false);
        }
        becomeDue();
        scene.shipAll(false);

        assertMirrored();
        scene.assertMirrored();
        assertThat(scene.number("SELECT count(DISTINCT day) FROM faultline.observation_block"))
                .isGreaterThan(1);
    }

    @Test
    void anHourIsShippedOnceItIsPackedAndNotBefore() throws Exception {
        var hour = START.truncatedTo(ChronoUnit.HOURS);
        ObservationFixtures.series("db", hour, 3_000).forEach(scene.store::record);
        clock.set(hour.plus(Duration.ofMinutes(119)));
        tidy();
        scene.shipAll(false);
        assertThat(blocks()).isZero();

        clock.set(hour.plus(Duration.ofHours(1)).plus(LATE));
        tidy();
        scene.shipAll(false);

        assertThat(blocks()).isOne();
        var batch = scene.number("SELECT batch FROM faultline.writer");
        scene.shipAll(false);
        assertThat(scene.number("SELECT batch FROM faultline.writer"))
                .as("nothing is left but the heartbeat")
                .isEqualTo(batch + 1);
    }

    @Test
    void anAnswerThatIsCutAnywhereLosesNothing() throws Exception {
        try (var proxy = FaultProxy.to("127.0.0.1", postgres.port())) {
            for (var i = 0; i < 60; i++) {
                probe("db", 300);
                becomeDue();
                proxy.cutAfter(200 + random.nextInt(6_000));
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
        assertMirrored();
        scene.assertMirrored();
    }

    @Test
    void anHourThatIsPackedAnewIsShippedAgain() throws Exception {
        probe("db", 3_000);
        becomeDue();
        scene.shipAll(false);
        var before = blocks();

        for (var i = 0; i < 20; i++) {
            var at = START.plusMillis(7L + random.nextInt(3_000_000));
            scene.store.insert(List.of(ObservationFixtures.down("db", at, FailureClass.TIMEOUT, "late " + i)
                    .made()));
            probe("cache", 5);
            if (random.nextBoolean()) {
                tidy();
            }
            scene.shipAll(false);
        }
        becomeDue();
        scene.shipAll(false);

        assertMirrored();
        assertThat(blocks()).isGreaterThanOrEqualTo(before);
    }

    @Test
    void anHourThatIsPackedAnewWhileItIsUnderWayIsShippedAgain() throws Exception {
        probe("db", 3_000);
        becomeDue();
        var outbox = scene.store.outbox();
        scene.shipAll(false);
        scene.store.insert(
                List.of(ObservationFixtures.up("db", START.plusMillis(7)).made()));
        becomeDue();
        var underWay = outbox.prepareBlocks(1 << 20).orElseThrow();
        assertThat(underWay.content().blocks()).isNotEmpty();
        scene.store.insert(
                List.of(ObservationFixtures.up("db", START.plusMillis(8)).made()));
        tidy();
        underWay.acknowledge(List.of());

        assertThat(outbox.hasBlocks()).isTrue();
    }

    @Test
    void packedObservationsNeverComeBeforeTheirRunsAndNeverMoreThanABatchTakes() throws Exception {
        scene.detail = ShippedDetail.RUNS;
        for (var i = 0; i < 30; i++) {
            for (var name : List.of("db", "cache", "mail", "files")) {
                scene.store.insert(messages(name, clock.instant(), 1_500, 20));
            }
            clock.advance(Duration.ofHours(1));
        }
        becomeDue();
        scene.detail = ShippedDetail.OBSERVATIONS;
        var bytes = 0L;
        var batches = 0;
        try (var connection = scene.connect(postgres.port())) {
            var outcome = ShipmentRound.Outcome.MORE;
            while (outcome != ShipmentRound.Outcome.DONE) {
                outcome = scene.round.ship(connection, scene.memberNow(), false, Optional.empty());
                assertThat(scene.number("SELECT count(*) FROM faultline.observation_block b WHERE NOT EXISTS (SELECT"
                                + " FROM faultline.run r WHERE r.dependency = b.dependency AND r.day = b.day)"))
                        .isZero();
                var now = scene.number("SELECT coalesce(sum(length(bytes)), 0) FROM faultline.observation_block");
                assertThat(now - bytes).isLessThanOrEqualTo(256 << 10);
                batches += now > bytes ? 1 : 0;
                bytes = now;
            }
        }

        assertThat(batches).isGreaterThan(3);
        assertMirrored();
    }

    /** So many a second apart, each with a message of so many random characters, which do not pack. */
    private List<Observation> messages(String dependency, Instant from, int count, int length) {
        var made = new ArrayList<Observation>();
        for (var i = 0; i < count; i++) {
            var text = random.ints(length, '!', '~')
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append);
            made.add(ObservationFixtures.down(dependency, from.plusSeconds(i), FailureClass.IO, text.toString())
                    .made());
        }
        return made;
    }

    @Test
    void anHourThatIsTooLongIsPutAsideAndHoldsUpNoOther() throws Exception {
        var hour = START.truncatedTo(ChronoUnit.HOURS);
        scene.store.insert(messages("cache", hour, 3_000, 600));
        scene.store.insert(ObservationFixtures.series("db", hour, 3_000));
        clock.set(hour.plus(Duration.ofHours(1)));
        becomeDue();

        scene.shipAll(false);

        assertThat(postgres.texts("SELECT DISTINCT dependency FROM faultline.observation_block"))
                .containsExactly("db");
        scene.assertMirrored();
        assertThat(scene.store.outbox().refusals(10))
                .singleElement()
                .asString()
                .contains("block cache", "at most 1048576");
        scene.shipAll(false);
        assertThat(scene.number("SELECT parked FROM faultline.writer")).isOne();

        scene.store.outbox().retryRefused();
        scene.shipAll(false);

        assertThat(scene.store.outbox().refused().count()).isOne();
    }

    @Test
    void whatExpiresHereStaysThereUntilItsPartitionIsDropped() throws Exception {
        scene.store.insert(ObservationFixtures.series("db", START.minus(Duration.ofDays(20)), 3_000));
        probe("db", 3_000);
        becomeDue();
        scene.shipAll(false);
        assertMirrored();
        var shipped = blocks();
        clock.advance(Duration.ofDays(9));
        tidy();
        assertThat(BlockMirror.ofStore(scene.store, clock.instant())).isEmpty();

        scene.shipAll(true);
        assertThat(blocks()).isEqualTo(shipped);

        assertThat(scene.number("SELECT faultline.drop_partitions('400 days', '10 days')"))
                .isPositive();
        scene.shipAll(true);
        assertThat(scene.number("SELECT count(DISTINCT day) FROM faultline.observation_block WHERE day < '"
                        + START.minus(Duration.ofDays(19)) + "'::date"))
                .isZero();
        assertThat(blocks()).isPositive();
        assertThat(scene.store.outbox().refused().count()).isZero();
    }

    @Test
    void whatIsTooOldForTheTablesIsNotShipped() throws Exception {
        scene.store.insert(ObservationFixtures.series("db", START.minus(Duration.ofDays(60)), 300));
        probe("db", 300);
        becomeDue();

        scene.shipAll(false);

        assertThat(scene.number(
                        "SELECT count(*) FROM faultline.observation_block WHERE day < now() - interval '30 days'"))
                .isZero();
        assertThat(blocks()).isPositive();
        assertThat(scene.store.outbox().refused().count()).isZero();
        tidy();
        assertThat(scene.store.outbox().backlog()).isZero();
    }

    @Test
    void onlyWhoIsToldToShipsThem() throws Exception {
        scene.detail = ShippedDetail.RUNS;
        probe("db", 4_000);
        becomeDue();
        scene.shipAll(true);
        assertThat(blocks()).isZero();

        scene.detail = ShippedDetail.OBSERVATIONS;
        scene.shipAll(false);
        assertMirrored();
        var shipped = blocks();

        scene.detail = ShippedDetail.RUNS;
        scene.shipAll(false);
        probe("db", 4_000);
        becomeDue();
        scene.shipAll(true);
        assertThat(blocks()).isEqualTo(shipped);
        assertThat(scene.store.outbox().backlog()).isZero();
    }

    @Test
    void aLostDatabaseIsFilledAgain() throws Exception {
        probe("db", 4_000);
        becomeDue();
        scene.shipAll(true);
        postgres.execute("DROP SCHEMA faultline CASCADE");
        ShippingScene.migrate(postgres);

        scene.shipAll(true);

        assertMirrored();
    }

    @Test
    void anHourOfWhichNothingIsLeftGoes() throws Exception {
        clock.advance(Duration.ofHours(10));
        probe("db", 300);
        becomeDue();
        scene.shipAll(false);
        assertThat(blocks()).isPositive();

        clock.set(START);
        scene.store.clockSetBack();
        scene.store.flush();
        clock.advance(Duration.ofDays(1));
        scene.shipAll(false);

        assertThat(blocks()).isZero();
    }

    @Test
    void withoutTheRightToStoreThemEverythingElseIsShipped() throws Exception {
        postgres.execute("CREATE ROLE w LOGIN PASSWORD '" + RealPostgres.PASSWORD + "'");
        postgres.execute(
                "GRANT USAGE ON SCHEMA faultline TO w",
                "GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA faultline TO w",
                "REVOKE INSERT ON faultline.observation_block FROM w");
        scene.role = Optional.of("w");
        for (var i = 0; i < 3; i++) {
            probe("db", 4_000);
            becomeDue();
            try {
                scene.shipAll(false);
            } catch (SQLException refused) {
                assertThat(DatabaseTrouble.of(refused)).isEqualTo(DatabaseTrouble.DENIED);
            }
            scene.assertMirrored();
        }
        assertThat(blocks()).isZero();
        postgres.execute("GRANT INSERT ON faultline.observation_block TO w");

        scene.shipAll(false);

        assertMirrored();
        postgres.execute("DROP OWNED BY w", "DROP ROLE w");
    }
}
