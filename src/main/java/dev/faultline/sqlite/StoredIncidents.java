package dev.faultline.sqlite;

import dev.faultline.incident.Incident;
import dev.faultline.incident.Incident.State;
import dev.faultline.incident.IncidentOutline;
import dev.faultline.incident.IncidentStore;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The incidents in the local store. */
final class StoredIncidents implements IncidentStore {

    private final DatabaseWriter writer;
    private final TransactionCommitter committer;
    private final DatabaseReader reader;

    StoredIncidents(DatabaseWriter writer, TransactionCommitter committer, DatabaseReader reader) {
        this.writer = writer;
        this.committer = committer;
        this.reader = reader;
    }

    @Override
    public void save(Incident incident) {
        writer.call(() -> committer.commit((session, effects) -> {
            new IncidentRows(session).put(incident);
            return true;
        }));
    }

    @Override
    public Optional<Incident> incident(String id) {
        writer.awaitOpened();
        return reader.read(Optional.empty(), session -> new IncidentRows(session).of(id));
    }

    @Override
    public List<Incident> incidents(Instant from, Instant to) {
        writer.awaitOpened();
        return reader.read(List.of(), session -> new IncidentRows(session).in(from, to));
    }

    @Override
    public List<Incident> incidents(Instant from, Instant to, Optional<State> state, int limit) {
        writer.awaitOpened();
        return reader.read(List.of(), session -> new IncidentRows(session).in(from, to, state, limit));
    }

    @Override
    public List<IncidentOutline> outlines(Instant from, Instant to, int limit) {
        writer.awaitOpened();
        return reader.read(List.of(), session -> new OutlineRows(session).in(from, to, limit));
    }

    @Override
    public List<Incident> unsettled() {
        writer.awaitOpened();
        return reader.read(List.of(), session -> new IncidentRows(session).unsettled());
    }
}
