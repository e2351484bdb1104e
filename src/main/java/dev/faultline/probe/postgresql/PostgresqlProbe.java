// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.postgresql;

import com.ongres.scram.common.StringPreparation;
import dev.faultline.probe.Deadline;
import dev.faultline.probe.FailureClass;
import dev.faultline.probe.Outcome;
import dev.faultline.probe.Probe;
import dev.faultline.probe.net.NetworkRun;
import dev.faultline.probe.net.OptionalTls;
import dev.faultline.probe.net.PasswordSource;
import dev.faultline.probe.net.ProbeNetwork;
import dev.faultline.probe.net.SaltedPassword;
import dev.faultline.probe.postgresql.PostgresqlSession.Judgement;
import io.netty.channel.Channel;
import io.vertx.core.Future;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;

/** Connects to a PostgreSQL server, authenticates, runs the query and judges its result. Thread-safe. */
final class PostgresqlProbe implements Probe {

    private final PostgresqlSpec spec;
    private final ProbeNetwork network;
    private final PasswordSource password;
    private final SaltedPassword salted;
    private final SslNegotiation negotiation;
    private final Set<SessionEnd> ends = ConcurrentHashMap.newKeySet();

    PostgresqlProbe(PostgresqlSpec spec, ProbeNetwork network, Executor blocking) {
        this.spec = spec;
        this.network = network;
        this.password = new PasswordSource(spec.password(), blocking);
        this.salted = new SaltedPassword(PostgresqlLogin.MECHANISM, StringPreparation.POSTGRESQL_PREPARATION, blocking);
        this.negotiation = new SslNegotiation(spec.endpoint(), spec.encryption(), network.clock());
    }

    @Override
    public CompletionStage<Outcome> run(Deadline deadline) {
        return run(spec.query(), 1, this::judge, deadline);
    }

    private Outcome judge(QueryResult result, ReadOnly readOnly) {
        var expected = spec.expectation();
        return expected.objection(result.rows(), result.firstValue())
                .orElseGet(() -> expected.writable() && readOnly.isSet()
                        ? Outcome.degraded(FailureClass.ASSERTION, readOnly.inWords())
                        : Outcome.up(readOnly.inWords()));
    }

    /** Runs another query than that of the settings, of whose result so many rows are kept. */
    CompletionStage<Outcome> run(String query, int mostRows, Judgement judgement, Deadline deadline) {
        return network.run(
                deadline,
                run -> password.current(run)
                        .compose(word -> network.resolve(spec.endpoint(), run)
                                .compose(addresses -> ProbeNetwork.firstThatConnects(
                                        addresses, run, (address, share) -> connect(address, share, run)))
                                .compose(connection -> negotiation
                                        .encrypt(connection.channel(), run)
                                        .compose(warning -> {
                                            var login = new PostgresqlLogin(spec.username(), word, salted, run);
                                            var session = new PostgresqlSession(query, mostRows, judgement, login, run);
                                            connection.end().begun(session);
                                            return session.over(connection.channel(), spec.username(), spec.database())
                                                    .map(outcome -> OptionalTls.warned(outcome, warning));
                                        }))));
    }

    private record Connection(Channel channel, SessionEnd end) {}

    private Future<Connection> connect(InetSocketAddress address, Duration share, NetworkRun run) {
        return network.places().take(address, run).compose(place -> {
            var end = new SessionEnd(place, run);
            ends.add(end);
            run.opened(() -> {
                ends.remove(end);
                end.leave();
            });
            ProbeNetwork.enterConnect(address, run);
            return ProbeNetwork.connect(address, share, run, end::opened)
                    .map(channel -> new Connection(channel, end))
                    .onFailure(refused -> end.leave());
        });
    }

    /** Has what is still running ended on the server. */
    @Override
    public void close() {
        ends.forEach(SessionEnd::leave);
    }
}
