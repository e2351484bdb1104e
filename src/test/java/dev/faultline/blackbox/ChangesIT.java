// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.blackbox;

import static dev.faultline.testing.WaitingTime.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.faultline.testing.PackagedSidecar;
import dev.faultline.testing.RealPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Edits, new pods, restarts and migrations, found by the packaged program while it runs and while it does not. */
class ChangesIT {

    private static final String FLYWAY = """
            create table flyway_schema_history (
                installed_rank integer not null primary key, version varchar(50), description varchar(200) not null,
                type varchar(20) not null, script varchar(1000) not null, checksum integer,
                installed_by varchar(100) not null, installed_on timestamp not null default now(),
                execution_time integer not null, success boolean not null)""";

    @TempDir
    Path folder;

    private String config(String more) {
        return """
                faultline:
                  app: checkout
                  network: { enabled: false }
                  changes:
                    watch: ["%s"%s]
                    labels: %s
                """.formatted(folder.resolve("config"), more, folder.resolve("labels"));
    }

    private void label(String version) throws IOException {
        Files.writeString(folder.resolve("labels"), "version=\"" + version + "\"\n");
    }

    private void edit(String text) throws IOException {
        Files.writeString(folder.resolve("config/app.yaml"), text);
    }

    /** Until it has looked once, it cannot tell that anything is another than before. */
    private static void awaitFirstLook(PackagedSidecar sidecar) {
        await().atMost(PATIENCE).until(() -> !sidecar.changes("restart").isEmpty());
    }

    @Test
    void whatChangesWhileItRunsAndWhileItDoesNotIsFoundOnce() throws Exception {
        Files.createDirectory(folder.resolve("config"));
        edit("pool: 10");
        label("1.41.0");

        try (var sidecar = PackagedSidecar.start(folder, config(""))) {
            awaitFirstLook(sidecar);
            edit("pool: 11");
            label("1.42.0");
            await().atMost(PATIENCE)
                    .until(() -> sidecar.changes("config").size() == 1
                            && sidecar.changes("deploy").size() == 1);
            assertThat(sidecar.terminate()).isZero();
        }
        edit("pool: 12");

        try (var sidecar = PackagedSidecar.start(folder, config(""))) {
            await().atMost(PATIENCE).until(() -> sidecar.changes("config").size() == 2);

            assertThat(sidecar.changes("deploy")).singleElement().satisfies(change -> {
                assertThat(change.get("subject").asText()).isEqualTo("checkout");
                assertThat(change.get("version").asText()).isEqualTo("1.42.0");
            });
            assertThat(sidecar.log()).doesNotContain("pool: 1");
        }
    }

    @Test
    void anAppThatIsKilledAndComesBackIsARestart() throws Exception {
        Files.createDirectory(folder.resolve("config"));
        label("1.41.0");
        var app = List.of("sleep", "471" + ProcessHandle.current().pid());
        var process = "    process: { command: \"^%s$\" }\n".formatted(String.join(" ", app));
        var first = new ProcessBuilder(app).start();
        try (var sidecar = PackagedSidecar.start(folder, config("") + process)) {
            // By then each place was looked at.
            awaitFirstLook(sidecar);

            first.destroyForcibly().waitFor();
            var second = new ProcessBuilder(app).start();
            try {
                await().atMost(PATIENCE)
                        .until(() -> sidecar.changes("restart").stream()
                                .anyMatch(
                                        change -> change.get("message").asText().startsWith("sleep restarted")));
            } finally {
                second.destroyForcibly().waitFor();
            }
        } finally {
            first.destroyForcibly().waitFor();
        }
    }

    @Test
    void aMigrationInTheAppsDatabaseIsAChange() throws Exception {
        try (var orders = RealPostgres.started()) {
            orders.execute(FLYWAY, "grant select on flyway_schema_history to public", migration(1, "V1__init.sql"));
            var database = """
                        migrations: [orders-db]
                      dependencies:
                        orders-db: { kind: postgresql, url: "%s", username: %s, password: %s, interval: 1s, timeout: 1s, failure-threshold: 1 }
                    """.formatted(orders.url(), RealPostgres.USER, RealPostgres.PASSWORD);
            Files.createDirectory(folder.resolve("config"));
            try (var sidecar = PackagedSidecar.start(folder, config("") + database);
                    var migrating = orders.connect("postgres", "")) {
                await("the history was read").atMost(PATIENCE).until(() -> readings(orders) > 0);

                // It is read again once the database is back.
                migrating.setAutoCommit(false);
                try (var statement = migrating.createStatement()) {
                    statement.execute(migration(2, "V2__drop_column.sql"));
                }
                orders.pause();
                sidecar.awaitStatus("orders-db", "DOWN");
                orders.resume();
                migrating.commit();

                await().atMost(PATIENCE)
                        .until(() -> !sidecar.changes("migration").isEmpty());
                assertThat(sidecar.changes("migration")).singleElement().satisfies(change -> {
                    assertThat(change.get("subject").asText()).isEqualTo("orders-db");
                    assertThat(change.get("version").asText()).isEqualTo("2");
                    assertThat(change.get("message").asText()).contains("V2__drop_column.sql");
                });
                assertThat(sidecar.log()).doesNotContain(RealPostgres.PASSWORD);
            }
        }
    }

    private static String migration(int rank, String script) {
        return "insert into flyway_schema_history values (%1$d, '%1$d', 'a change', 'SQL', '%2$s', 1, 'me', now(), 5, true)"
                .formatted(rank, script);
    }

    /** How often somebody has read the schema history. */
    private static long readings(RealPostgres database) throws SQLException {
        try (var connection = database.connect("postgres", "");
                var statement = connection.createStatement();
                var row = statement.executeQuery("select seq_scan + coalesce(idx_scan, 0) from pg_stat_user_tables"
                        + " where relname = 'flyway_schema_history'")) {
            return row.next() ? row.getLong(1) : 0;
        }
    }
}
