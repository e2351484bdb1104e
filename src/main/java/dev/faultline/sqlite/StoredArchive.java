// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.sqlite;

import dev.faultline.archive.ArchivedSpan;
import dev.faultline.archive.EvidenceArchive;
import dev.faultline.archive.EvidenceVisitor;
import dev.faultline.archive.ImportTally;
import dev.faultline.archive.ImportedSpan;
import dev.faultline.archive.UnusableArchive;
import dev.faultline.dependency.Dependency;
import dev.faultline.incident.IncidentOutline;
import dev.faultline.incident.IncidentStore;
import dev.faultline.probe.Observation;
import dev.faultline.sqlite.engine.ColumnFormat;
import dev.faultline.sqlite.engine.SqliteSession;
import dev.faultline.sqlite.engine.Transactions;
import dev.faultline.sqlite.errors.ArchivedErrors;
import dev.faultline.sqlite.errors.ArchivedErrors.PlacedRow;
import dev.faultline.sqlite.errors.ArchivedErrors.RowKey;
import dev.faultline.sqlite.observations.ArchivedRuns;
import dev.faultline.sqlite.observations.JournalFiling;
import dev.faultline.sqlite.observations.ObservationIngest;
import dev.faultline.sqlite.observations.ObservationJournal;
import dev.faultline.timeline.Run;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;

/** The evidence in the local store, read a page at a time: no reader is kept waiting by one who takes it slowly. */
final class StoredArchive implements EvidenceArchive {

    private static final int PAGE = 2_000;
    private static final int MOST_INCIDENTS = 10_000;

    private final Transactions transactions;
    private final ObservationJournal journal;
    private final JournalFiling filing;
    private final ObservationIngest ingest;
    private final SqliteStore store;
    private final IncidentStore incidents;
    private final InstantSource clock;

    StoredArchive(SqliteParts parts, SqliteStore store, InstantSource clock) {
        this.transactions = parts.transactions;
        this.journal = parts.journal;
        this.filing = parts.filing;
        this.ingest = parts.ingest;
        this.incidents = parts.incidents;
        this.store = store;
        this.clock = clock;
    }

    @Override
    public <E extends Exception> void show(ArchivedSpan span, EvidenceVisitor<E> visitor) throws E {
        store.flush();
        filing.tryAll();
        for (var dependency : store.dependencies()) {
            if (read(
                    false,
                    session -> new ArchivedRuns(session)
                            .hasAny(dependency.name(), millis(span.runsFrom()), millis(span.end())))) {
                visitor.dependency(dependency);
                showRuns(dependency, span, visitor);
                showObservations(dependency, span, visitor);
            }
        }
        var from = millis(span.responsesFrom());
        var to = millis(span.end());
        showPages((rows, after) -> rows.responses(true, from, to, after, PAGE), visitor::responses);
        showPages((rows, after) -> rows.responses(false, from, to, after, PAGE), visitor::responses);
        showPages((rows, after) -> rows.lines(from, to, after, PAGE), visitor::errorLine);
        showPages((rows, after) -> rows.readings(from, to, after, PAGE), visitor::reading);
        for (var change : store.changes(span.changesFrom(), span.now())) {
            visitor.change(change);
        }
        for (var outline : incidents.outlines(span.runsFrom(), span.end(), MOST_INCIDENTS)) {
            showIncident(outline, visitor);
        }
    }

    private <E extends Exception> void showRuns(Dependency dependency, ArchivedSpan span, EvidenceVisitor<E> visitor)
            throws E {
        var name = dependency.name();
        var after = read(0L, session -> new ArchivedRuns(session).startAround(name, millis(span.runsFrom()))) - 1;
        for (var more = true; more; ) {
            var last = after;
            List<Run> page = read(
                    List.of(),
                    session -> new ArchivedRuns(session)
                            .startingAfter(name, last, millis(span.end()), millis(span.observationsFrom()), PAGE));
            for (var run : page) {
                visitor.run(run);
                after = run.firstStart().toEpochMilli();
            }
            more = page.size() == PAGE;
        }
    }

    private <E extends Exception> void showObservations(
            Dependency dependency, ArchivedSpan span, EvidenceVisitor<E> visitor) throws E {
        Optional<Instant> after = Optional.empty();
        List<Observation> page;
        do {
            page = store.observations(
                    dependency.name(), span.observationsFrom(), span.end().plusMillis(1), after, PAGE);
            for (var observation : page) {
                visitor.observation(observation);
                after = Optional.of(observation.startedAt());
            }
        } while (page.size() == PAGE);
    }

    private <E extends Exception> void showIncident(IncidentOutline outline, EvidenceVisitor<E> visitor) throws E {
        var incident = incidents.incident(outline.id());
        if (incident.isPresent()) {
            visitor.incident(incident.get());
        }
    }

    private interface RowPage<T> {
        List<PlacedRow<T>> after(ArchivedErrors rows, RowKey last) throws SQLException;
    }

    private interface RowTaker<T, E extends Exception> {
        void take(T row) throws E;
    }

    private <T, E extends Exception> void showPages(RowPage<T> rows, RowTaker<T, E> taker) throws E {
        var after = RowKey.FIRST;
        for (var more = true; more; ) {
            var last = after;
            List<PlacedRow<T>> page = read(List.of(), session -> rows.after(new ArchivedErrors(session), last));
            for (var row : page) {
                taker.take(row.value());
                after = row.place();
            }
            more = page.size() == PAGE;
        }
    }

    @Override
    public ImportTally add(Evidence evidence) throws IOException {
        try {
            return transactions.write((session, effects) -> {
                try {
                    journal.file(session, effects);
                    var taken = new ArchiveImport(session, ingest, effects, clock.instant());
                    return taken.end(evidence.showTo(taken));
                } catch (IOException unreadable) {
                    throw new UncheckedIOException(unreadable);
                }
            });
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof UnusableArchive unusable) {
                throw new UnusableArchive(String.valueOf(unusable.getMessage()));
            }
            if (failed.getCause() instanceof UncheckedIOException unreadable) {
                throw new IOException(unreadable.getCause());
            }
            throw failed;
        }
    }

    @Override
    public List<ImportedSpan> imports() {
        return read(List.of(), ImportedSpans::in);
    }

    private <T> T read(T none, SqliteSession.Work<T> query) {
        return transactions.read(none, query);
    }

    private static long millis(Instant instant) {
        return ColumnFormat.floorMillis(instant);
    }
}
