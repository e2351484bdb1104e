// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.hub.reading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.fleet.shipping.FleetMigration;
import dev.faultline.hub.DependencyOverview;
import dev.faultline.hub.DependencyOverview.NodeCounts;
import dev.faultline.hub.FleetOverview;
import dev.faultline.hub.scope.FaultScope;
import dev.faultline.probe.Status;
import dev.faultline.testing.FleetAccess;
import dev.faultline.testing.FleetRows;
import dev.faultline.testing.RealPostgres;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a hub says of now, from what a real PostgreSQL has. */
class FleetOverviewTest {

    private static RealPostgres postgres;

    @BeforeAll
    static void start() {
        postgres = RealPostgres.started();
    }

    @AfterAll
    static void stop() {
        postgres.close();
    }

    /** Two of four nodes observed a failure; what the others observed may be older. */
    @BeforeEach
    void fill() throws SQLException {
        postgres.execute("DROP SCHEMA IF EXISTS faultline CASCADE");
        FleetMigration.run(FleetAccess.at(postgres.port()), "test");
        try (var connection = postgres.connect("postgres", "")) {
            var rows = new FleetRows(connection);
            for (var i = 1; i <= 4; i++) {
                rows.instance("shop", "shop-" + i, "node-" + i)
                        .dependency("shop-" + i, "pay", i <= 2 ? Status.DOWN : Status.UP, "pay:443");
            }
        }
    }

    @Test
    void whatEachChecksIsJudgedByAll() {
        var overview = overview();

        assertThat(overview.shared()).isFalse();
        assertThat(overview.nodes()).isEqualTo(new NodeCounts(2, 0, 2, 0));
        assertThat(overview.scope()).contains(FaultScope.PART);
    }

    @Test
    void whatIsCheckedInTurnsIsUnknownForThoseWhoseTurnWasBefore() {
        postgres.execute("UPDATE faultline.dependency SET shared = true");

        var overview = overview();

        assertThat(overview.shared()).isTrue();
        assertThat(overview.nodes()).isEqualTo(new NodeCounts(0, 0, 2, 2));
        assertThat(overview.scope()).contains(FaultScope.UNDECIDED);
        assertThat(overview.since()).isPresent();
    }

    @Test
    void whatIsCheckedInTurnsAndFailsForNobodyIsUp() {
        postgres.execute(
                "UPDATE faultline.dependency SET shared = true, status = 'UP' WHERE status = 'DOWN'",
                "UPDATE faultline.dependency SET shared = true");

        assertThat(overview().nodes()).isEqualTo(new NodeCounts(4, 0, 0, 0));
        assertThat(overview().scope()).isEmpty();
    }

    @Test
    void tablesOfTheVersionBeforeKnowNoTurns() {
        postgres.execute("ALTER TABLE faultline.dependency DROP COLUMN shared");

        assertThat(overview().shared()).isFalse();
        assertThat(overview().nodes()).isEqualTo(new NodeCounts(2, 0, 2, 0));
    }

    private static DependencyOverview overview() {
        try (var cells = new FleetCells()) {
            cells.apply(List.of(FleetAccess.at(postgres.port())));
            return FleetOverview.of(new FleetDirectory(cells).read(Optional.empty()))
                    .get(0);
        }
    }
}
