// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.sqlite.shipping;

import dev.faultline.changes.Change;
import dev.faultline.changes.ChangeStore;
import dev.faultline.fleet.BatchContent;
import dev.faultline.fleet.OutboxPlace;
import dev.faultline.fleet.ParkedRows;
import dev.faultline.fleet.PreparedBatch;
import dev.faultline.fleet.ShippingOutbox;
import dev.faultline.incident.Incident;
import dev.faultline.incident.IncidentStore;
import dev.faultline.sqlite.engine.StaleMarks;
import dev.faultline.sqlite.engine.Transactions;
import dev.faultline.sqlite.observations.JournalFiling;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** The outbox in the local store. */
public final class StoredOutbox implements ShippingOutbox {

    private final Transactions transactions;
    private final JournalFiling filing;
    private final IncidentStore incidents;
    private final ChangeStore changes;
    private final BooleanSupplier durable;
    private final InstantSource clock;

    /** @param durable whether what is recorded reaches the disk */
    public StoredOutbox(
            Transactions transactions,
            JournalFiling filing,
            IncidentStore incidents,
            ChangeStore changes,
            BooleanSupplier durable,
            InstantSource clock) {
        this.transactions = transactions;
        this.filing = filing;
        this.incidents = incidents;
        this.changes = changes;
        this.durable = durable;
        this.clock = clock;
    }

    @Override
    public OutboxPlace place() {
        return transactions.write((session, effects) -> new ShippingRows(session).place());
    }

    @Override
    public void shipAll(UUID database, long batch) {
        transactions.write((session, effects) -> {
            new ShippingRows(session).shipAll(database, batch, clock.instant());
            return true;
        });
    }

    @Override
    public void becomeAnother(UUID database) {
        transactions.write((session, effects) -> {
            new ShippingRows(session).becomeAnother(database, clock.instant());
            return true;
        });
    }

    @Override
    public void resume(long batch) {
        transactions.write((session, effects) -> {
            new ShippingRows(session).resume(batch, clock.instant());
            return true;
        });
    }

    @Override
    public void retryRefused() {
        transactions.write((session, effects) -> {
            new RefusedRows(session).retry();
            return true;
        });
    }

    @Override
    public Optional<PreparedBatch> prepare(int mostRows, boolean whole) {
        var now = clock.instant();
        // What came until now has to be rows and runs: the batch says that it is through until then.
        if (!filing.tryAll() || !durable.getAsBoolean()) {
            return Optional.empty();
        }
        var draft = transactions.read(
                Optional.<BatchDraft>empty(),
                session -> Optional.of(new BatchReader(session, now, mostRows, whole).read()));
        return draft.map(read -> new StoredBatch(transactions, read, content(read, now), now));
    }

    @Override
    public void shipBlocks(boolean wanted) {
        transactions.write((session, effects) -> {
            new ShippingRows(session).shipBlocks(wanted);
            return true;
        });
    }

    @Override
    public boolean hasBlocks() {
        var now = clock.instant();
        return transactions.read(false, session -> new BlockReader(session, now).hasSome());
    }

    @Override
    public Optional<PreparedBatch> prepareBlocks(int mostBytes) {
        var now = clock.instant();
        if (!durable.getAsBoolean()) {
            return Optional.empty();
        }
        var draft = transactions.read(
                Optional.<BatchDraft>empty(), session -> Optional.of(new BlockReader(session, now).read(mostBytes)));
        return draft.map(
                read -> new StoredBatch(transactions, read, BatchContent.ofBlocks(read.packed, read.more), now));
    }

    private BatchContent content(BatchDraft draft, Instant now) {
        return new BatchContent(
                draft.isThrough ? Optional.of(now) : Optional.empty(),
                draft.runs,
                draft.spans,
                draft.dependencies,
                keys(draft, StaleMarks.INCIDENT).flatMap(this::incident).toList(),
                keys(draft, StaleMarks.CHANGE).flatMap(this::change).toList(),
                List.of(),
                draft.more);
    }

    private static Stream<String> keys(BatchDraft draft, String kind) {
        return draft.rows.stream().filter(row -> row.kind().equals(kind)).map(RowPlace::key);
    }

    /** None, if it was dropped meanwhile. */
    private Stream<Incident> incident(String id) {
        return incidents.incident(id).stream();
    }

    private Stream<Change> change(String key) {
        var at = Instant.ofEpochMilli(Long.parseLong(key.substring(0, key.indexOf('\n'))));
        return changes.changes(at, at).stream()
                .filter(change -> StaleMarks.changeKey(
                                change.at().toEpochMilli(), change.kind().label(), change.subject(), change.version())
                        .equals(key));
    }

    @Override
    public long backlog() {
        return transactions.read(
                0L,
                session -> session.number("SELECT (SELECT count(*) FROM stale_day) + (SELECT count(*) FROM stale_row)"
                        + " + (SELECT count(*) FROM stale_block)"));
    }

    @Override
    public ParkedRows refused() {
        var count = transactions.read(0L, session -> session.number("SELECT count(*) FROM parked_row"));
        return count == 0
                ? ParkedRows.NONE
                : new ParkedRows(count, refusals(1).stream().findFirst().orElse(""));
    }

    /** What was refused and why, one a line, at most so many. */
    public List<String> refusals(int most) {
        return transactions.read(
                List.of(),
                session -> session.list(
                        row -> row.getString(1) + " " + row.getString(2).replace('\n', ' ') + ": " + row.getString(3),
                        "SELECT kind, key, reason FROM parked_row ORDER BY parked_ms DESC, kind, key LIMIT ?",
                        most));
    }
}
