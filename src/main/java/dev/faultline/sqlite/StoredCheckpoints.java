package dev.faultline.sqlite;

import dev.faultline.checkpoint.Checkpoint;
import dev.faultline.checkpoint.CheckpointStore;
import java.time.InstantSource;
import java.util.Optional;

/** The bookmarks in the local store. */
final class StoredCheckpoints implements CheckpointStore {

    private final DatabaseWriter writer;
    private final TransactionCommitter committer;
    private final DatabaseReader reader;
    private final InstantSource clock;

    StoredCheckpoints(
            DatabaseWriter writer, TransactionCommitter committer, DatabaseReader reader, InstantSource clock) {
        this.writer = writer;
        this.committer = committer;
        this.reader = reader;
        this.clock = clock;
    }

    @Override
    public Optional<String> place(String name) {
        writer.awaitOpened();
        return reader.read(Optional.empty(), session -> new CheckpointRows(session).place(name));
    }

    @Override
    public void put(String name, String place) {
        var now = clock.instant();
        writer.call(() -> committer.commit((session, effects) -> {
            new CheckpointRows(session).put(new Checkpoint(name, place), now);
            return true;
        }));
    }
}
