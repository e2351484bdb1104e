// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.changes.migrations;

import dev.faultline.changes.Change;
import dev.faultline.changes.ChangeSource;
import dev.faultline.changes.PollContext;
import dev.faultline.changes.PollResult;
import dev.faultline.changes.SourceSnapshot;
import dev.faultline.probe.Deadline;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** The schema histories of one PostgreSQL database. */
public final class MigrationSource implements ChangeSource {

    private static final Duration INTERVAL = Duration.ofMinutes(1);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String RANK = " rank";
    private static final String TIME = " time";

    /** Asks a database; as {@link dev.faultline.probe.postgresql.PostgresqlReader} does. */
    public interface Database {
        CompletionStage<List<List<Optional<String>>>> rows(String query, Deadline deadline);
    }

    private final String dependency;
    private final Database database;
    private final Runnable ending;

    /**
     * @param dependency the name of the database, the subject of what is told
     * @param ending ends what is being asked of the database
     */
    public MigrationSource(String dependency, Database database, Runnable ending) {
        this.dependency = dependency;
        this.database = database;
        this.ending = ending;
    }

    @Override
    public void close() {
        ending.run();
    }

    @Override
    public String name() {
        return nameOf(dependency);
    }

    /** The name of the source that reads this dependency. */
    public static String nameOf(String dependency) {
        return "migrations " + dependency;
    }

    @Override
    public Duration interval() {
        return INTERVAL;
    }

    @Override
    public CompletionStage<PollResult> look(PollContext look) {
        var deadline = Deadline.in(PATIENCE);
        return database.rows(SchemaHistory.presence(), deadline)
                .thenCompose(present -> newest(present, deadline))
                .thenApply(rows -> sighting(
                        look,
                        rows.stream()
                                .flatMap(row -> SchemaMigration.of(row).stream())
                                .toList()));
    }

    private CompletionStage<List<List<Optional<String>>>> newest(
            List<List<Optional<String>>> present, Deadline deadline) {
        var tools = present.stream()
                .flatMap(row -> row.get(0).flatMap(SchemaHistory::ofLabel).stream())
                .toList();
        return tools.isEmpty()
                ? CompletableFuture.completedFuture(List.of())
                : database.rows(SchemaHistory.newest(tools), Deadline.in(deadline.timeout()));
    }

    private PollResult sighting(PollContext look, List<SchemaMigration> migrations) {
        var facts = new TreeMap<String, String>();
        var changes = new ArrayList<Change>();
        for (var tool : SchemaHistory.values()) {
            var own = migrations.stream()
                    .filter(migration -> migration.tool() == tool)
                    .toList();
            facts.putAll(facts(tool, own));
            look.before()
                    .ifPresent(before -> own.stream()
                            .filter(migration -> isNew(migration, before, own))
                            .map(migration -> migration.change(dependency, look))
                            .forEach(changes::add));
        }
        return new PollResult(SourceSnapshot.of(facts), changes);
    }

    private static TreeMap<String, String> facts(SchemaHistory tool, List<SchemaMigration> migrations) {
        var facts = new TreeMap<String, String>();
        migrations.stream()
                .mapToLong(SchemaMigration::rank)
                .max()
                .ifPresent(rank -> facts.put(tool.label() + RANK, String.valueOf(rank)));
        migrations.stream()
                .mapToLong(migration -> migration.at().toEpochMilli())
                .max()
                .ifPresent(time -> facts.put(tool.label() + TIME, String.valueOf(time)));
        return facts;
    }

    /** By its place, or, where a place is given again (a repaired or repeated one), by its time. */
    private static boolean isNew(SchemaMigration migration, SourceSnapshot before, List<SchemaMigration> all) {
        var label = migration.tool().label();
        var rank = before.number(label + RANK);
        var time = before.number(label + TIME);
        if (rank.isEmpty() || time.isEmpty()) {
            return true;
        }
        var highest = all.stream().mapToLong(SchemaMigration::rank).max().orElse(0);
        var latest =
                all.stream().mapToLong(each -> each.at().toEpochMilli()).max().orElse(0);
        // A history that has become shorter and older is another one: the database was restored.
        var isRestored = highest < rank.get() && latest < time.get();
        return !isRestored && (migration.rank() > rank.get() || migration.at().toEpochMilli() > time.get());
    }
}
