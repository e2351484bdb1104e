package dev.faultline.probe.postgresql;

import dev.faultline.probe.Deadline;
import dev.faultline.probe.Outcome;
import dev.faultline.probe.Probe;
import dev.faultline.probe.net.NetworkRun;
import dev.faultline.probe.net.PasswordSource;
import dev.faultline.probe.net.ProbeNetwork;
import io.vertx.core.Future;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/** Connects to a PostgreSQL server, authenticates, runs the query and looks at its answer. */
final class PostgresqlProbe implements Probe {

    private final PostgresqlSpec spec;
    private final ProbeNetwork wire;
    private final PasswordSource password;
    private final SaltedPassword salted;
    private final SslNegotiation encrypter;

    PostgresqlProbe(PostgresqlSpec spec, ProbeNetwork wire, Executor blocking) {
        this.spec = spec;
        this.wire = wire;
        this.password = new PasswordSource(spec.password(), blocking);
        this.salted = new SaltedPassword(blocking);
        this.encrypter = new SslNegotiation(spec.endpoint(), spec.encryption(), wire.clock());
    }

    @Override
    public CompletionStage<Outcome> run(Deadline deadline) {
        return wire.run(deadline, run -> password.current(run).compose(word -> look(run, word)));
    }

    private Future<Outcome> look(NetworkRun run, Optional<String> word) {
        return wire.connect(spec.endpoint(), run)
                .compose(channel -> encrypter.encrypt(channel, run))
                .compose(channel ->
                        PostgresqlSession.over(channel, spec, new PostgresqlLogin(spec.username(), word, salted), run));
    }
}
