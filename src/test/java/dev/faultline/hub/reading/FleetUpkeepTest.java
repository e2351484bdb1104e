// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.hub.reading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.fleet.shipping.FleetMigration;
import dev.faultline.probe.Status;
import dev.faultline.store.RetentionPeriods;
import dev.faultline.testing.FleetAccess;
import dev.faultline.testing.FleetRows;
import dev.faultline.testing.RealPostgres;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Partitions come and go by whole months, by the hub alone. */
class FleetUpkeepTest {

    private static final RetentionPeriods NINETY_DAYS = new RetentionPeriods(Duration.ofDays(7), Duration.ofDays(90));
    private static RealPostgres postgres;

    @BeforeAll
    static void start() {
        postgres = RealPostgres.started();
        postgres.execute("CREATE ROLE hub LOGIN PASSWORD '" + RealPostgres.PASSWORD + "'");
    }

    @AfterAll
    static void stop() {
        postgres.close();
    }

    @BeforeEach
    void freshTables() throws SQLException {
        postgres.execute("DROP SCHEMA IF EXISTS faultline CASCADE");
        FleetMigration.run(FleetAccess.at(postgres.port(), "postgres"), "test");
        postgres.execute("GRANT USAGE ON SCHEMA faultline TO hub");
    }

    @Test
    void theNextThreeMonthsAreThereAndWhatIsOlderThanIsKeptIsGone() throws SQLException {
        postgres.execute("DROP TABLE faultline.run_" + compact(thisMonth().plusMonths(2)));

        upkeep("postgres", NINETY_DAYS);

        assertThat(months("run"))
                .containsExactlyElementsOf(kept(90))
                .contains(compact(thisMonth().plusMonths(2)));
        assertThat(months("incident")).containsExactlyElementsOf(kept(90));
        var partitions =
                postgres.texts("SELECT relname FROM pg_class WHERE relispartition AND relkind = 'r' ORDER BY 1");
        upkeep("postgres", NINETY_DAYS);
        assertThat(postgres.texts("SELECT relname FROM pg_class WHERE relispartition AND relkind = 'r' ORDER BY 1"))
                .as("the second time nothing is made or dropped")
                .isEqualTo(partitions);
    }

    @Test
    void whatIsMissingOfThePastIsMadeOnceAndNotEveryTime() throws SQLException {
        postgres.execute("DROP TABLE faultline.run_" + compact(YearMonth.from(today().minusDays(90))));

        upkeep("postgres", NINETY_DAYS);
        assertThat(months("run")).containsExactlyElementsOf(kept(90));
        var tables = postgres.texts("SELECT oid || ' ' || relname FROM pg_class WHERE relispartition ORDER BY 1");
        assertThat(tables).anyMatch(table -> table.contains("observation_block_"));
        upkeep("postgres", NINETY_DAYS);

        assertThat(postgres.texts("SELECT oid || ' ' || relname FROM pg_class WHERE relispartition ORDER BY 1"))
                .isEqualTo(tables);
    }

    @Test
    void writersOfThatTimeGoWithTheirRowsAndThoseThatReportStay() throws Exception {
        try (var connection = postgres.connect("postgres", "")) {
            new FleetRows(connection)
                    .instance("shop", "old", "a", "", "", Duration.ofDays(100), Duration.ZERO)
                    .dependency("old", "db", Status.UP)
                    .instance("shop", "new", "a", "", "", Duration.ofDays(80), Duration.ZERO)
                    .dependency("new", "db", Status.UP);
        }

        upkeep("postgres", NINETY_DAYS);

        assertThat(postgres.texts("SELECT instance FROM faultline.writer")).containsExactly("new");
        assertThat(postgres.texts("SELECT name FROM faultline.dependency")).hasSize(1);
    }

    @Test
    void whoIsNotGrantedItDropsNothingAndStillMakesWhatIsMissing() throws SQLException {
        var ahead = compact(thisMonth().plusMonths(2));
        postgres.execute("DROP TABLE faultline.run_" + ahead);

        upkeep("hub", NINETY_DAYS);

        assertThat(months("run")).contains(ahead, compact(thisMonth().minusMonths(12)));

        postgres.execute("GRANT EXECUTE ON FUNCTION faultline.drop_partitions TO hub");
        upkeep("hub", NINETY_DAYS);

        assertThat(months("run")).containsExactlyElementsOf(kept(90));
    }

    @Test
    void nobodyDropsWhatIsYoungerThanAWeek() throws SQLException {
        upkeep("postgres", new RetentionPeriods(Duration.ofHours(1), Duration.ofHours(2)));

        assertThat(months("run")).contains(compact(YearMonth.from(today().minusDays(6))), compact(thisMonth()));
    }

    @Test
    void hubsThatDoSoAtOnceAreNotInEachOthersWay() throws SQLException {
        postgres.execute("DROP TABLE faultline.run_" + compact(thisMonth().plusMonths(2)));

        IntStream.range(0, 4)
                .mapToObj(hub -> CompletableFuture.runAsync(() -> upkeep("postgres", NINETY_DAYS)))
                .toList()
                .forEach(CompletableFuture::join);
        upkeep("postgres", NINETY_DAYS);

        assertThat(months("run")).containsExactlyElementsOf(kept(90));
    }

    private static void upkeep(String role, RetentionPeriods kept) {
        try (var cells = new FleetCells()) {
            cells.apply(List.of(FleetAccess.at(postgres.port(), role)));
            new FleetUpkeep(cells).run(kept);
        }
    }

    /** The months that a table with so many days, and 92 ahead, has partitions of. */
    private static List<String> kept(int days) {
        var months = new ArrayList<String>();
        var last = YearMonth.from(today().plusDays(92));
        for (var month = YearMonth.from(today().minusDays(days)); !month.isAfter(last); month = month.plusMonths(1)) {
            months.add(compact(month));
        }
        return months;
    }

    private static List<String> months(String table) throws SQLException {
        return postgres.texts("SELECT substring(relname FROM '_(\\d{6})$') FROM pg_class WHERE relname ~ '^" + table
                + "_\\d{6}$' ORDER BY 1");
    }

    private static LocalDate today() {
        return LocalDate.now(ZoneOffset.UTC);
    }

    private static YearMonth thisMonth() {
        return YearMonth.from(today());
    }

    private static String compact(YearMonth month) {
        return month.toString().replace("-", "");
    }
}
