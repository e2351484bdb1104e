// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.fleet.shipping;

import static dev.faultline.testing.WaitingTime.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.faultline.analysis.verdict.Finding;
import dev.faultline.analysis.verdict.JudgedWindow;
import dev.faultline.hub.FleetInstance;
import dev.faultline.hub.FleetInstance.InstanceState;
import dev.faultline.hub.answer.FleetAnalysis;
import dev.faultline.hub.reading.FleetArchive;
import dev.faultline.hub.reading.FleetCells;
import dev.faultline.hub.verdict.FleetFinding.InstanceFinding;
import dev.faultline.hub.verdict.FleetQuestion;
import dev.faultline.hub.verdict.FleetVerdict;
import dev.faultline.testing.FleetAccess;
import dev.faultline.testing.ObservationFixtures;
import dev.faultline.testing.RealPostgres;
import dev.faultline.testing.SetClock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Programs and tables of several versions at once: what is shipped is there, and a hub reads it. */
class FleetVersionsTest {

    private static final List<String> STEPS =
            List.of("V1__fleet.sql", "V2__partitions.sql", "V3__hubs.sql", "V4__shared_checks.sql");

    private static RealPostgres postgres;

    @TempDir
    Path directory;

    /** The recorded program is at its end now. */
    private final Instant start = Instant.now().truncatedTo(ChronoUnit.SECONDS).minusSeconds(30);

    private final SetClock clock = new SetClock(start);
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
    void noTables() {
        postgres.execute("DROP SCHEMA IF EXISTS faultline CASCADE");
        scene = new ShippingScene(postgres, directory.resolve("data"), clock);
        scene.shared = Set.of("db");
    }

    @AfterEach
    void close() {
        scene.close();
    }

    /** Makes the tables as an earlier program did. */
    private static void makeTables(int version) throws Exception {
        for (var step : STEPS.subList(0, version)) {
            try (var in = FleetMigration.class.getResourceAsStream("/db/fleet/" + step)) {
                postgres.execute(new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        postgres.execute("SELECT faultline.make_partitions((timezone('UTC', now()) + interval '92 days')::date)");
        assertThat(postgres.texts("SELECT version::text FROM faultline.format"))
                .containsExactly(String.valueOf(version));
    }

    private void probe(int count) {
        ObservationFixtures.series("db", clock.instant(), count).forEach(scene.store::record);
        clock.advance(Duration.ofSeconds(count));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void tablesOfAnEarlierVersionTakeWhatTheyHaveAPlaceForAndTheRestOnceTheyAreMigrated(int version) throws Exception {
        makeTables(version);
        probe(600);
        scene.shipAll(true);
        scene.assertMirrored();
        assertThat(verdict().fleet()).extracting(FleetInstance::name).containsExactly("shop-1");

        var isEnough = new AtomicBoolean();
        var shipping = CompletableFuture.runAsync(() -> shipUntil(isEnough));
        ShippingScene.migrate(postgres);
        var migrated = scene.number("SELECT batch FROM faultline.writer");
        await("batches after it")
                .atMost(PATIENCE)
                .until(() -> shipping.isDone() || scene.number("SELECT batch FROM faultline.writer") > migrated + 3);
        isEnough.set(true);
        shipping.join();

        scene.shipAll(true);
        scene.assertMirrored();
        assertThat(scene.number("SELECT version FROM faultline.format")).isEqualTo(STEPS.size());
        assertThat(scene.number("SELECT count(*) FROM faultline.dependency WHERE shared"))
                .isEqualTo(1);
        assertThat(scene.number("SELECT count(*) FROM faultline.writer")).isEqualTo(1);
    }

    /** The current tables and a writer of today do not keep it from anything, and its fence still holds. */
    @Test
    void whatTheFirstProgramSendsIsTakenBesideThisOneAndChangesNothingTwice() throws Exception {
        ShippingScene.migrate(postgres);
        probe(600);
        var isEnough = new AtomicBoolean();
        var shipping = CompletableFuture.runAsync(() -> shipUntil(isEnough));
        try (var connection = scene.connect(postgres.port())) {
            assertThat(FirstProgram.ship(connection, start)).isEqualTo(FirstProgram.BATCHES);
            await("batches of this one")
                    .atMost(PATIENCE)
                    .until(() -> shipping.isDone()
                            || scene.number("SELECT batch FROM faultline.writer WHERE instance = 'shop-1'") > 3);
            isEnough.set(true);
            shipping.join();
            var rows = rowsOfTheFirst();
            assertThat(rows).containsExactly("UP 11", "DOWN 5", "UP 8");

            assertThat(FirstProgram.ship(connection, start))
                    .as("batches that arrive again")
                    .isZero();
            assertThat(rowsOfTheFirst()).isEqualTo(rows);
        }
        scene.shipAll(true);
        scene.assertMirrored();

        var verdict = verdict();
        assertThat(verdict.fleet()).extracting(FleetInstance::name).containsExactlyInAnyOrder("old-1", "shop-1");
        assertThat(verdict.fleet().stream()
                        .filter(each -> each.name().equals("old-1"))
                        .map(FleetInstance::state))
                .containsExactly(InstanceState.ENDED);
        assertThat(verdict.findings().get(0).where().stream()
                        .flatMap(node -> node.instances().stream())
                        .filter(each -> each.instance().equals("old-1"))
                        .map(InstanceFinding::finding))
                .containsExactly(Finding.FAILED);
    }

    private static List<String> rowsOfTheFirst() {
        return postgres.texts(
                "SELECT status || ' ' || count FROM faultline.run JOIN faultline.writer USING (app, store)"
                        + " WHERE instance = 'old-1' ORDER BY first_at");
    }

    private void shipUntil(AtomicBoolean isEnough) {
        try (var connection = scene.connect(postgres.port())) {
            while (!isEnough.get()) {
                probe(5);
                scene.shipAll(connection, false);
            }
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private FleetVerdict verdict() {
        try (var cells = new FleetCells()) {
            cells.apply(List.of(FleetAccess.at(postgres.port())));
            return new FleetAnalysis(new FleetArchive(cells))
                    .judge(new FleetQuestion(
                            "shop",
                            new JudgedWindow(
                                    FirstProgram.downFrom(start), FirstProgram.downTo(start), Optional.empty()),
                            Optional.empty(),
                            Optional.empty(),
                            Instant.now()));
        }
    }
}
