// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.fleet.shipping;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.testing.RealPostgres;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The tables are made once, whoever makes them, and follow the rules of Citus. */
class FleetMigrationTest {

    /** What Citus asks of a table before it is distributed by app, as a query on the catalog; every row is a breach. */
    private static final String BREACHES = """
            WITH tables AS (
                SELECT c.oid, c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                WHERE n.nspname = 'faultline' AND c.relkind IN ('r', 'p') AND NOT c.relispartition AND c.relname <> 'format')
            SELECT t.relname || ' has no column app text not null' FROM tables t
            WHERE NOT EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = t.oid AND a.attname = 'app' AND a.attnotnull
                AND a.atttypid = 'text'::regtype)
            UNION ALL
            SELECT t.relname || ' has a unique index without app: ' || i.indexrelid::regclass
            FROM tables t JOIN pg_index i ON i.indrelid = t.oid
            WHERE (i.indisunique OR i.indisexclusion) AND NOT EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = t.oid
                AND a.attname = 'app' AND a.attnum = ANY (i.indkey))
            UNION ALL
            SELECT t.relname || ' has a key that app is not first of' FROM tables t
            JOIN pg_index i ON i.indrelid = t.oid AND i.indisprimary
            WHERE NOT EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = t.oid AND a.attname = 'app' AND a.attnum = i.indkey[0])
            UNION ALL
            SELECT t.relname || ' has no primary key' FROM tables t
            WHERE NOT EXISTS (SELECT FROM pg_index i WHERE i.indrelid = t.oid AND i.indisprimary)
            UNION ALL
            SELECT t.relname || ' has a foreign key' FROM tables t
            JOIN pg_constraint k ON k.conrelid = t.oid AND k.contype = 'f'
            UNION ALL
            SELECT t.relname || ' has a trigger' FROM tables t JOIN pg_trigger g ON g.tgrelid = t.oid AND NOT g.tgisinternal
            UNION ALL
            SELECT t.relname || ' draws from a sequence: ' || a.attname FROM tables t JOIN pg_attribute a ON a.attrelid = t.oid
            WHERE a.attidentity <> '' OR EXISTS (SELECT FROM pg_attrdef d WHERE d.adrelid = t.oid AND d.adnum = a.attnum
                AND pg_get_expr(d.adbin, d.adrelid) LIKE 'nextval%')
            UNION ALL
            SELECT t.relname || ' has a default partition' FROM tables t
            JOIN pg_partitioned_table p ON p.partrelid = t.oid WHERE p.partdefid <> 0
            UNION ALL
            SELECT t.relname || ' has too many partitions' FROM tables t JOIN pg_inherits i ON i.inhparent = t.oid
            WHERE EXISTS (SELECT FROM pg_partitioned_table p WHERE p.partrelid = t.oid) GROUP BY t.relname HAVING count(*) > 40""";

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
    void noTables() {
        postgres.execute("DROP SCHEMA IF EXISTS faultline CASCADE");
    }

    @Test
    void manyThatMigrateAtOnceMakeTheTablesOnce() throws Exception {
        var all = IntStream.range(0, 6)
                .mapToObj(i -> CompletableFuture.supplyAsync(FleetMigrationTest::migrated))
                .toList();

        assertThat(all).allSatisfy(one -> assertThat(one.join()).isEqualTo(4));
        assertThat(postgres.texts("SELECT version::text FROM faultline.format")).containsExactly("4");
        assertThat(migrated()).isEqualTo(4);
    }

    @Test
    void tablesOfANewerProgramAreLeftAlone() throws Exception {
        migrated();
        postgres.execute("UPDATE faultline.format SET version = 7");

        assertThat(migrated()).isEqualTo(7);
    }

    @Test
    void everyTableFollowsTheRulesOfCitus() throws Exception {
        migrated();

        assertThat(postgres.texts(BREACHES)).isEmpty();
    }

    @Test
    void theRulesNoticeABreachOfEach() throws Exception {
        migrated();
        postgres.execute(
                "CREATE TABLE faultline.wrong (id bigserial PRIMARY KEY, name text UNIQUE)",
                "CREATE TABLE faultline.keyless (app text NOT NULL)",
                "CREATE TABLE faultline.second (day date, app text NOT NULL, PRIMARY KEY (day, app))",
                "CREATE TABLE faultline.child (app text NOT NULL PRIMARY KEY, w bigint REFERENCES faultline.wrong)",
                "CREATE TABLE faultline.run_rest PARTITION OF faultline.run DEFAULT",
                "CREATE FUNCTION faultline.nothing() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'",
                "CREATE TRIGGER breach AFTER INSERT ON faultline.change FOR EACH ROW EXECUTE FUNCTION faultline.nothing()");

        assertThat(postgres.texts(BREACHES))
                .contains(
                        "wrong has no column app text not null",
                        "wrong has a unique index without app: faultline.wrong_pkey",
                        "wrong has a unique index without app: faultline.wrong_name_key",
                        "wrong has a key that app is not first of",
                        "wrong draws from a sequence: id",
                        "keyless has no primary key",
                        "second has a key that app is not first of",
                        "child has a foreign key",
                        "run has a default partition",
                        "change has a trigger");
    }

    @Test
    void everyStatementAboutRowsNamesTheAppAndCallsNoVolatileFunction() {
        assertThat(List.of(
                        RunStatements.PUT,
                        OtherStatements.PUT_DEPENDENCY,
                        OtherStatements.PUT_INCIDENT,
                        OtherStatements.PUT_CHANGE,
                        BlockStatements.PUT,
                        BatchTransaction.FIRST,
                        BatchTransaction.CLOCK))
                .allMatch(sql -> sql.contains("(app,"))
                .noneMatch(sql -> sql.contains("now()") || sql.contains("clock_timestamp"));
        assertThat(RunStatements.CLEAR).contains("WHERE app = ?");
        assertThat(BlockStatements.CLEAR).contains("WHERE app = ?");
        assertThat(OtherStatements.SHARE).contains("WHERE app = ?");
        assertThat(List.of(BatchTransaction.FENCE, BatchTransaction.LATEST, ParkedStatement.PUT))
                .allMatch(sql -> sql.contains("WHERE app = ?"));
    }

    private static int migrated() {
        try (var connection = postgres.connect("postgres", "")) {
            return FleetMigration.run(connection);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
