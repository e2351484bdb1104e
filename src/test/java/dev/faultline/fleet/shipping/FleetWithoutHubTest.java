// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.fleet.shipping;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.testing.ObservationFixtures;
import dev.faultline.testing.RealPostgres;
import dev.faultline.testing.SetClock;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A day over a month's end that no hub sees: the last one made partitions three months ago, and those end now. The clock of the
 * database is the machine's, so it is the end of this month.
 */
class FleetWithoutHubTest {

    private static final YearMonth NEXT = YearMonth.now(ZoneOffset.UTC).plusMonths(1);
    private static final Instant MONTHS_END = NEXT.atDay(1).atStartOfDay().toInstant(ZoneOffset.UTC);
    private static final Instant START = MONTHS_END.minus(Duration.ofHours(12));
    private static final Duration BETWEEN_BATCHES = Duration.ofMinutes(15);
    private static final int BATCHES = 96;

    @TempDir
    private Path directory;

    private final SetClock clock = new SetClock(START);
    private final Random random = new Random(6);
    private final RealPostgres postgres = RealPostgres.started();

    @BeforeEach
    void noPartitionsAhead() throws SQLException {
        ShippingScene.migrate(postgres);
        for (var part : postgres.texts("SELECT tablename FROM pg_tables WHERE schemaname = 'faultline' AND"
                + " tablename ~ '_\\d{6}$' AND right(tablename, 6) >= '" + compact(NEXT) + "'")) {
            postgres.execute("DROP TABLE faultline." + part);
        }
    }

    @AfterEach
    void stop() {
        postgres.close();
    }

    private static String compact(YearMonth month) {
        return month.format(DateTimeFormatter.ofPattern("yyyyMM"));
    }

    /** A day of it, with a stop in between. */
    private void liveThroughADay(ShippingScene scene) throws SQLException {
        for (var batch = 0; batch < BATCHES; batch++) {
            for (var dependency : new String[] {"db", "cache"}) {
                ObservationFixtures.random(dependency, clock.instant(), 12, random).stream()
                        .filter(each ->
                                each.startedAt().isBefore(clock.instant().plus(BETWEEN_BATCHES)))
                        .forEach(scene.store::record);
            }
            clock.advance(BETWEEN_BATCHES);
            scene.shipAll(false);
            if (batch == BATCHES / 3) {
                scene.restart();
            }
        }
        scene.shipAll(true);
    }

    @Test
    void theSidecarsMakeThePartitionsThemselvesAndMissNothing() throws Exception {
        try (var scene = new ShippingScene(postgres, directory, clock)) {
            liveThroughADay(scene);

            scene.assertMirrored();
            assertThat(scene.number("SELECT count(*) FROM faultline.run_" + compact(NEXT.minusMonths(1))))
                    .isPositive();
            assertThat(scene.number("SELECT count(*) FROM faultline.run_" + compact(NEXT)))
                    .isPositive();
            assertThat(scene.store.outbox().refused().count()).isZero();
            assertThat(scene.number("SELECT parked FROM faultline.writer")).isZero();
        }
    }

    @Test
    void whereTheyMayNotTheRowsOfTheNewMonthWaitForAHubAndAllOthersGoOn() throws Exception {
        postgres.execute("DROP FUNCTION faultline.make_partitions(date)");
        try (var scene = new ShippingScene(postgres, directory, clock)) {
            liveThroughADay(scene);

            assertThat(scene.number("SELECT count(*) FROM faultline.run_" + compact(NEXT.minusMonths(1))))
                    .isPositive();
            assertThat(scene.number("SELECT count(*) FROM faultline.run WHERE day >= '" + NEXT.atDay(1) + "'"))
                    .isZero();
            assertThat(scene.store.outbox().refused().count()).isPositive();
            assertThat(scene.number("SELECT parked FROM faultline.writer WHERE parked_reason LIKE '%partition%'"))
                    .isPositive();
            assertThat(scene.number("SELECT extract(epoch FROM through_at) FROM faultline.writer"))
                    .isEqualTo(clock.instant().getEpochSecond());

            // As a hub does.
            postgres.execute("SELECT faultline.make_partitions(current_date, current_date + 92)");
            scene.store.outbox().retryRefused();
            scene.shipAll(true);

            scene.assertMirrored();
            assertThat(scene.store.outbox().refused().count()).isZero();
        }
    }
}
