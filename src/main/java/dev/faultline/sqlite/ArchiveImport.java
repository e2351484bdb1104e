// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.sqlite;

import dev.faultline.archive.ArchiveHeader;
import dev.faultline.archive.EvidenceVisitor;
import dev.faultline.archive.ImportTally;
import dev.faultline.changes.Change;
import dev.faultline.dependency.Dependency;
import dev.faultline.errors.ErrorLine;
import dev.faultline.errors.ResponseCount;
import dev.faultline.errors.SourceReading;
import dev.faultline.incident.Incident;
import dev.faultline.probe.Observation;
import dev.faultline.sqlite.engine.CommitEffects;
import dev.faultline.sqlite.engine.ReceivedObservation;
import dev.faultline.sqlite.engine.SqliteSession;
import dev.faultline.sqlite.errors.ArchivedErrors;
import dev.faultline.sqlite.incidents.ArchivedIncidents;
import dev.faultline.sqlite.observations.ArchivedRuns;
import dev.faultline.sqlite.observations.ObservationIngest;
import dev.faultline.timeline.Run;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Takes evidence into an open transaction, a bounded part of it in memory. For the writer's thread. */
final class ArchiveImport implements EvidenceVisitor<SQLException> {

    private static final int BATCH = 2_000;

    private final SqliteSession session;
    private final ObservationIngest ingest;
    private final CommitEffects effects;
    private final Instant now;
    private final ArchivedRuns runs;
    private final ArchivedErrors errors;
    private final ArchivedIncidents incidents;
    private final ChangeRows changes;
    private final List<Observation> waiting = new ArrayList<>();

    private final Map<String, Long> stored = new LinkedHashMap<>();
    private final Map<String, Long> duplicate = new LinkedHashMap<>();
    private boolean fresh = true;

    ArchiveImport(SqliteSession session, ObservationIngest ingest, CommitEffects effects, Instant now) {
        this.session = session;
        this.ingest = ingest;
        this.effects = effects;
        this.now = now;
        this.runs = new ArchivedRuns(session);
        this.errors = new ArchivedErrors(session);
        this.incidents = new ArchivedIncidents(session);
        this.changes = new ChangeRows(session);
    }

    @Override
    public void dependency(Dependency dependency) throws SQLException {
        storeWaiting();
        if (fresh) {
            // What is remembered of the database is not what it will be.
            ingest.forget();
            ingest.store(session, List.of(), effects);
            fresh = false;
        }

        count("dependencies", runs.add(dependency));
        effects.rewritten(dependency.name());
    }

    @Override
    public void run(Run run) throws SQLException {
        if (!waiting.isEmpty()) {
            storeWaiting();
        }
        ingest.forget();
        count("runs", runs.add(run));
    }

    @Override
    public void observation(Observation observation) throws SQLException {
        waiting.add(observation);
        if (waiting.size() == BATCH) {
            storeWaiting();
        }
    }

    @Override
    public void responses(ResponseCount responses) throws SQLException {
        count("responses", errors.add(responses));
    }

    @Override
    public void errorLine(ErrorLine line) throws SQLException {
        count("errorLines", errors.add(line));
    }

    @Override
    public void reading(SourceReading reading) throws SQLException {
        count("readings", errors.add(reading));
    }

    @Override
    public void change(Change change) throws SQLException {
        count("changes", changes.add(change));
    }

    @Override
    public void incident(Incident incident) throws SQLException {
        count("incidents", incidents.add(incident));
    }

    /** Stores what waits, and notes the span; returns what became of it all. */
    ImportTally end(ArchiveHeader header) throws SQLException {
        storeWaiting();
        session.update(
                "INSERT OR REPLACE INTO bookmark VALUES (?, ?, ?)",
                ImportedSpans.reader(header),
                ImportedSpans.place(header),
                now.toEpochMilli());
        return new ImportTally(stored, duplicate);
    }

    private void storeWaiting() throws SQLException {
        if (waiting.isEmpty()) {
            return;
        }
        // Effects of its own: what keeps up with appended observations would hold all of them until the end.
        var ofBatch = new CommitEffects();
        var result = ingest.store(session, ReceivedObservation.all(waiting, now), ofBatch);
        effects.rows(ofBatch.rows());
        waiting.clear();
        stored.merge("observations", (long) result.stored(), Long::sum);
        duplicate.merge("observations", (long) result.duplicate(), Long::sum);
    }

    private void count(String what, boolean isNew) {
        stored.merge(what, isNew ? 1L : 0L, Long::sum);
        duplicate.merge(what, isNew ? 0L : 1L, Long::sum);
    }
}
