// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.sqlite.shipping;

import dev.faultline.fleet.BatchContent;
import dev.faultline.fleet.PreparedBatch;
import dev.faultline.fleet.RefusedRow;
import dev.faultline.sqlite.engine.Transactions;
import java.time.Instant;
import java.util.List;

/** A batch with the marks that it had when it was read. */
final class StoredBatch implements PreparedBatch {

    private final Transactions transactions;
    private final BatchDraft draft;
    private final BatchContent content;
    private final Instant read;

    StoredBatch(Transactions transactions, BatchDraft draft, BatchContent content, Instant read) {
        this.transactions = transactions;
        this.draft = draft;
        this.content = content;
        this.read = read;
    }

    @Override
    public long after() {
        return draft.after;
    }

    @Override
    public BatchContent content() {
        return content;
    }

    @Override
    public void acknowledge(List<RefusedRow> refused) {
        transactions.write((session, effects) -> {
            session.update("UPDATE shipping SET batch = ?", draft.after + 1);
            for (var tail : draft.tails) {
                session.update(
                        "INSERT OR REPLACE INTO shipped_run VALUES (?, ?, ?, ?, ?, ?)",
                        tail.dependency(),
                        tail.firstMillis(),
                        tail.lastEndMillis(),
                        tail.count(),
                        tail.open() ? 1 : 0,
                        tail.shippedMillis());
            }
            for (var day : draft.days) {
                if (day.nextMillis() == DayPlace.DONE) {
                    session.update(
                            "DELETE FROM stale_day WHERE dependency = ? AND day = ? AND mark = ?",
                            day.dependency(),
                            day.day(),
                            day.mark());
                } else {
                    session.update(
                            "UPDATE stale_day SET from_ms = ? WHERE dependency = ? AND day = ? AND mark = ?",
                            day.nextMillis(),
                            day.dependency(),
                            day.day(),
                            day.mark());
                }
            }
            for (var row : draft.rows) {
                session.update(
                        "DELETE FROM stale_row WHERE kind = ? AND key = ? AND mark = ?",
                        row.kind(),
                        row.key(),
                        row.mark());
            }
            for (var block : draft.blocks) {
                session.update(
                        "DELETE FROM stale_block WHERE dependency = ? AND hour = ? AND mark = ?",
                        block.dependency(),
                        block.hour(),
                        block.mark());
            }
            var rows = new RefusedRows(session);
            rows.add(refused, read);
            rows.add(draft.refused, read);
            return true;
        });
    }
}
