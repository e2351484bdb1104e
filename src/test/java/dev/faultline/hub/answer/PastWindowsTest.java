// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.hub.answer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.analysis.verdict.Finding;
import dev.faultline.analysis.verdict.JudgedWindow;
import dev.faultline.fleet.shipping.FleetMigration;
import dev.faultline.hub.FleetInstance;
import dev.faultline.hub.reading.FleetArchive;
import dev.faultline.hub.reading.FleetCells;
import dev.faultline.hub.scope.FaultScope;
import dev.faultline.hub.verdict.FleetFinding;
import dev.faultline.hub.verdict.FleetQuestion;
import dev.faultline.hub.verdict.FleetVerdict;
import dev.faultline.probe.Status;
import dev.faultline.testing.FleetAccess;
import dev.faultline.testing.FleetRows;
import dev.faultline.testing.RealPostgres;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A window of weeks ago is judged by those who were there, also if they are there no more. */
class PastWindowsTest {

    private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private static final Instant FROM = NOW.minus(Duration.ofDays(20));
    private static final Instant TO = FROM.plusSeconds(300);
    private static final int CLEAR = 6;

    private static RealPostgres postgres;

    @BeforeAll
    static void start() {
        postgres = RealPostgres.started();
    }

    @AfterAll
    static void stop() {
        postgres.close();
    }

    @BeforeEach
    void freshTables() throws SQLException {
        postgres.execute("DROP SCHEMA IF EXISTS faultline CASCADE");
        FleetMigration.run(FleetAccess.at(postgres.port()), "test");
    }

    private static FleetVerdict verdict(String app) {
        try (var cells = new FleetCells()) {
            cells.apply(List.of(FleetAccess.at(postgres.port())));
            return new FleetAnalysis(new FleetArchive(cells))
                    .judge(new FleetQuestion(
                            app,
                            new JudgedWindow(FROM, TO, Optional.empty()),
                            Optional.empty(),
                            Optional.empty(),
                            NOW));
        }
    }

    private static FleetFinding finding(FleetVerdict verdict, String name) {
        return verdict.findings().stream()
                .filter(each -> each.dependency().name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static void up(FleetRows rows, String instance, String dependency) throws SQLException {
        rows.dependency(instance, dependency, Status.UP, "db:5432")
                .run(instance, dependency, Status.UP, FROM.minusSeconds(900), TO.plusSeconds(900), false);
    }

    private static void failing(FleetRows rows, String instance, String dependency) throws SQLException {
        rows.dependency(instance, dependency, Status.UP, "db:5432")
                .run(instance, dependency, Status.UP, FROM.minusSeconds(900), FROM.minusSeconds(1), false)
                .run(instance, dependency, Status.DOWN, FROM, TO.minusSeconds(1), false)
                .run(instance, dependency, Status.UP, TO, TO.plusSeconds(900), false);
    }

    private static void reported(FleetRows rows, String app, String name, Duration silent) throws SQLException {
        rows.instance(app, name, "node-" + name, "", "", silent, Duration.ZERO);
    }

    /** One failed, six did not, one fell silent within the window, and one began to report a week later. */
    private static void fill() throws SQLException {
        try (var connection = postgres.connect("postgres", "")) {
            var rows = new FleetRows(connection);
            reported(rows, "shop", "failed", Duration.ofDays(10));
            failing(rows, "failed", "db");
            for (var i = 0; i < CLEAR; i++) {
                reported(rows, "shop", "clear-" + i, Duration.ofDays(10));
                up(rows, "clear-" + i, "db");
            }
            reported(rows, "shop", "silent", Duration.between(FROM.plusSeconds(30), Instant.now()));
            rows.dependency("silent", "db", Status.UP, "db:5432")
                    .run("silent", "db", Status.UP, FROM.minusSeconds(900), FROM.plusSeconds(30), true);
            reported(rows, "shop", "later", Duration.ZERO);
            rows.dependency("later", "db", Status.UP, "db:5432");
        }
    }

    @Test
    void thoseWhoWereThereCountAndWhoFellSilentIsNamed() throws Exception {
        fill();

        var verdict = verdict("shop");

        assertThat(verdict.fleet())
                .extracting(FleetInstance::name)
                .contains("failed", "clear-0", "silent")
                .doesNotContain("later")
                .hasSize(CLEAR + 2);
        assertThat(verdict.behind()).extracting(FleetInstance::name).containsExactly("silent");
        assertThat(verdict.behind().get(0).reportedUntil().orElseThrow())
                .isBetween(FROM.plusSeconds(25), FROM.plusSeconds(35));
        var db = finding(verdict, "db");
        assertThat(db.finding()).isEqualTo(Finding.FAILED);
        assertThat(db.scope()).isEqualTo(Optional.of(FaultScope.NODE));
        assertThat(db.where().stream().flatMap(node -> node.instances().stream()))
                .filteredOn(each -> each.instance().equals("silent"))
                .singleElement()
                .satisfies(each -> assertThat(each.reason()).isEqualTo("gone"));
    }

    @Test
    void aDependencyThatLeftTheConfigSinceIsJudgedAndOneThatHadLeftIsNot() throws Exception {
        try (var connection = postgres.connect("postgres", "")) {
            var rows = new FleetRows(connection);
            for (var name : List.of("one", "two", "three")) {
                reported(rows, "shop", name, Duration.ofDays(10));
                failing(rows, name, "since");
                up(rows, name, "before");
            }
        }
        postgres.execute(
                "UPDATE faultline.dependency SET removed_at = now() - interval '15 days' WHERE name = 'since'",
                "UPDATE faultline.dependency SET removed_at = now() - interval '25 days' WHERE name = 'before'");

        var verdict = verdict("shop");

        assertThat(verdict.findings())
                .extracting(each -> each.dependency().name())
                .containsExactly("since");
        assertThat(finding(verdict, "since").scope()).isEqualTo(Optional.of(FaultScope.DEPENDENCY));
    }

    @Test
    void whatOtherAppsObservedThenCountsAlsoIfTheyAreGone() throws Exception {
        fill();
        try (var connection = postgres.connect("postgres", "")) {
            var rows = new FleetRows(connection);
            reported(rows, "billing", "ended", Duration.ofDays(12));
            up(rows, "ended", "main");
        }

        assertThat(finding(verdict("shop"), "db").elsewhere()).singleElement().satisfies(each -> {
            assertThat(each.app()).isEqualTo("billing");
            assertThat(each.clear()).isOne();
            assertThat(each.unknown()).isZero();
        });
    }
}
