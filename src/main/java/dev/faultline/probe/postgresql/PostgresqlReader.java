// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.postgresql;

import dev.faultline.probe.Deadline;
import dev.faultline.probe.Outcome;
import dev.faultline.probe.ProbeSpec;
import dev.faultline.probe.Status;
import dev.faultline.probe.net.ProbeNetwork;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;

/** Queries a server that is probed, over a connection of its own each time. Thread-safe. */
public final class PostgresqlReader implements AutoCloseable {

    /** More rows of a result are left out. */
    public static final int MOST_ROWS = 200;

    private final PostgresqlProbe probe;

    private PostgresqlReader(PostgresqlProbe probe) {
        this.probe = probe;
    }

    /**
     * A reader of the server that a probe's settings name; absent if they are not of this kind.
     *
     * @param blocking where password files are read and passwords are salted
     */
    public static Optional<PostgresqlReader> of(ProbeSpec spec, ProbeNetwork network, Executor blocking) {
        return spec instanceof PostgresqlSpec postgresql
                ? Optional.of(new PostgresqlReader(new PostgresqlProbe(postgresql, network, blocking)))
                : Optional.empty();
    }

    /**
     * The rows that a query returns, at most {@link #MOST_ROWS}, each with its columns as texts, empty for {@code NULL}.
     * The stage fails with an {@link IOException} that says why, without secrets, if the server does not answer in time
     * or refuses.
     */
    public CompletionStage<List<List<Optional<String>>>> rows(String query, Deadline deadline) {
        var rows = new AtomicReference<List<List<Optional<String>>>>(List.of());
        PostgresqlSession.Judgement keep = (result, readOnly) -> {
            rows.set(result.first());
            return Outcome.up();
        };
        return probe.run(query, MOST_ROWS, keep, deadline)
                .thenCompose(outcome -> outcome.status() == Status.UP
                        ? CompletableFuture.completedFuture(rows.get())
                        : CompletableFuture.failedFuture(
                                new IOException(outcome.failure() + ": " + outcome.message())));
    }

    /** Has a query that is still running ended on the server. */
    @Override
    public void close() {
        probe.close();
    }
}
