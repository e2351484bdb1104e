// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.sqlite.errors;

import dev.faultline.errors.ErrorBatch;
import dev.faultline.errors.ErrorLine;
import dev.faultline.errors.ErrorStore;
import dev.faultline.errors.ResponseCount;
import dev.faultline.errors.SourceReading;
import dev.faultline.sqlite.engine.Transactions;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;

/** The errors in the local store. */
public final class StoredErrors implements ErrorStore {

    private final Transactions transactions;
    private final InstantSource clock;

    public StoredErrors(Transactions transactions, InstantSource clock) {
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public void add(ErrorBatch batch) {
        var now = clock.instant();
        transactions.write((session, effects) -> {
            var answers = new ResponseRows(session);
            for (var one : batch.answers()) {
                answers.add(one);
            }
            var lines = new LineRows(session);
            for (var one : batch.lines()) {
                lines.add(one);
            }
            var readings = new ReadingRows(session);
            for (var one : batch.readings()) {
                readings.add(one);
            }
            if (batch.checkpoint().isPresent()) {
                new CheckpointRows(session).put(batch.checkpoint().get(), now);
            }
            return true;
        });
    }

    @Override
    public List<ResponseCount> answers(Instant from, Instant to) {
        return transactions.read(List.of(), session -> new ResponseRows(session).in(from, to));
    }

    @Override
    public List<ResponseCount> totals(Instant from, Instant to) {
        return transactions.read(List.of(), session -> new ResponseRows(session).totals(from, to));
    }

    @Override
    public List<ResponseCount> columns(Instant from, Instant to, int columns) {
        return transactions.read(List.of(), session -> new ResponseColumns(session).in(from, to, columns));
    }

    @Override
    public List<SourceReading> readings(Instant from, Instant to) {
        return transactions.read(List.of(), session -> new ReadingRows(session).in(from, to));
    }

    @Override
    public Set<String> routes() {
        return transactions.read(Set.of(), session -> new ResponseRows(session).routes());
    }

    @Override
    public List<ErrorLine> lines(Instant from, Instant to) {
        return transactions.read(List.of(), session -> new LineRows(session).in(from, to));
    }
}
