package dev.faultline.probe.postgresql;

import dev.faultline.probe.Deadline;
import dev.faultline.probe.Outcome;
import dev.faultline.probe.ProbeSpec;
import dev.faultline.probe.Status;
import dev.faultline.probe.net.NetworkRun;
import dev.faultline.probe.net.PasswordSource;
import dev.faultline.probe.net.ProbeNetwork;
import io.vertx.core.Future;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Asks a server that is probed something else than its probe does, over a connection of its own each time. Thread-safe.
 */
public final class PostgresqlReader {

    /** More rows of an answer are left out. */
    public static final int MOST_ROWS = 200;

    private final PostgresqlSpec spec;
    private final ProbeNetwork wire;
    private final PasswordSource password;
    private final SaltedPassword salted;
    private final SslNegotiation encrypter;

    private PostgresqlReader(PostgresqlSpec spec, ProbeNetwork wire, Executor blocking) {
        this.spec = spec;
        this.wire = wire;
        this.password = new PasswordSource(spec.password(), blocking);
        this.salted = new SaltedPassword(blocking);
        this.encrypter = new SslNegotiation(spec.endpoint(), spec.encryption(), wire.clock());
    }

    /**
     * A reader of the server that a probe's settings name; absent if they are not of this kind.
     *
     * @param blocking where password files are read and passwords are salted
     */
    public static Optional<PostgresqlReader> of(ProbeSpec spec, ProbeNetwork wire, Executor blocking) {
        return spec instanceof PostgresqlSpec postgresql
                ? Optional.of(new PostgresqlReader(postgresql, wire, blocking))
                : Optional.empty();
    }

    /**
     * The rows that a query returns, at most {@link #MOST_ROWS}, each with its columns as texts, empty for {@code NULL}.
     * The stage fails with an {@link IOException} that says why, without secrets, if the server does not answer in time
     * or refuses.
     */
    public CompletionStage<List<List<Optional<String>>>> rows(String query, Deadline deadline) {
        var rows = new AtomicReference<List<List<Optional<String>>>>(List.of());
        return wire.run(deadline, run -> password.current(run).compose(word -> ask(query, rows, run, word)))
                .thenCompose(outcome -> outcome.status() == Status.UP
                        ? CompletableFuture.completedFuture(rows.get())
                        : CompletableFuture.failedFuture(
                                new IOException(outcome.failure() + ": " + outcome.message())));
    }

    private Future<Outcome> ask(
            String query, AtomicReference<List<List<Optional<String>>>> rows, NetworkRun run, Optional<String> word) {
        PostgresqlSession.Judgement keep = (result, readOnly) -> {
            rows.set(result.first());
            return Outcome.up();
        };
        return wire.connect(spec.endpoint(), run)
                .compose(channel -> encrypter.encrypt(channel, run))
                .compose(channel -> PostgresqlSession.over(
                        channel,
                        spec,
                        query,
                        MOST_ROWS,
                        keep,
                        new PostgresqlLogin(spec.username(), word, salted),
                        run));
    }
}
