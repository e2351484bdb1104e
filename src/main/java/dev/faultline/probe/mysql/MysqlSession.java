// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.mysql;

import dev.faultline.probe.FailureClass;
import dev.faultline.probe.Outcome;
import dev.faultline.probe.net.NetworkFailure;
import dev.faultline.probe.net.NetworkRun;
import dev.faultline.probe.net.OptionalTls;
import dev.faultline.probe.net.ProbeStep;
import dev.faultline.probe.net.TlsClient;
import dev.faultline.probe.net.TlsMode;
import dev.faultline.probe.net.TlsSession;
import dev.faultline.probe.net.WireConversation;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.vertx.core.Future;
import java.nio.BufferUnderflowException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Optional;

/**
 * One session with a server, from its greeting to the result of the query.
 *
 * <pre>
 *   greeting ──▶ TLS, if it is to be ──▶ auth ──OK──▶ bounds, question ──▶ query ──▶ quit
 *       └──────────────┴───────────────────┴──── ERR, close ───────────────────┴──────▶ ended
 * </pre>
 */
final class MysqlSession {

    private static final ProbeStep GREETING = new ProbeStep("greeting", FailureClass.TIMEOUT);
    private static final ProbeStep QUERY = new ProbeStep("query", FailureClass.TIMEOUT);

    /** Newer versions of MariaDB answer in words, and MySQL's {@code super_read_only} sets {@code read_only}, too. */
    private static final String READ_ONLY = "select concat(@@global.read_only, @@global.innodb_read_only)";

    /** The sequence of a packet that begins an exchange. */
    private static final int FIRST = 0;

    private static final int QUIT = 1;
    private static final int COMMAND_QUERY = 3;

    private final MysqlSpec spec;
    private final TlsClient tls;
    private final InstantSource clock;
    private final WireConversation<MysqlPacket> conversation;
    private final NetworkRun run;
    private Optional<Outcome> warning = Optional.empty();

    MysqlSession(
            MysqlSpec spec,
            TlsClient tls,
            InstantSource clock,
            WireConversation<MysqlPacket> conversation,
            NetworkRun run) {
        this.spec = spec;
        this.tls = tls;
        this.clock = clock;
        this.conversation = conversation;
        this.run = run;
    }

    /** Holds the session; the connection is left open for the run to close. */
    Future<Outcome> outcome(Optional<String> password, ServerKey key) {
        conversation.awaitGreeting(GREETING);
        return conversation
                .next()
                .compose(this::greeting)
                .compose(greeting -> encrypted(greeting)
                        .compose(session -> {
                            var login = new MysqlLogin(password, session.isPresent(), key);
                            return new SignInExchange(spec, conversation, login).over(greeting, session.isPresent());
                        })
                        .compose(signedIn -> ask(greeting)))
                .recover(thrown -> thrown instanceof ToldError told
                        ? Future.succeededFuture(told.error().outcome())
                        : Future.failedFuture(meant(thrown)))
                .map(outcome -> OptionalTls.warned(outcome, warning));
    }

    private static Throwable meant(Throwable thrown) {
        var isGarbled = thrown instanceof BufferUnderflowException || thrown instanceof IllegalArgumentException;
        return isGarbled ? MysqlPacket.notMysql() : thrown;
    }

    private void send(int sequence, ByteBuf body) {
        conversation.send(MysqlPacket.of(sequence, body));
    }

    private Future<ServerGreeting> greeting(MysqlPacket packet) {
        return ToldError.none(packet).compose(first -> {
            try {
                return Future.succeededFuture(ServerGreeting.read(first));
            } catch (NetworkFailure another) {
                return Future.failedFuture(another);
            }
        });
    }

    private Future<Optional<TlsSession>> encrypted(ServerGreeting greeting) {
        var mode = spec.encryption().mode();
        if (mode == TlsMode.DISABLE || !greeting.offersTls()) {
            return mode.insists()
                    ? Future.failedFuture(new NetworkFailure(FailureClass.TLS, "the server does not offer TLS"))
                    : Future.succeededFuture(Optional.empty());
        }
        return conversation
                .nothingMore()
                .compose(quiet -> {
                    send(
                            1,
                            ClientHandshake.tlsRequest(
                                    greeting, !spec.database().isEmpty()));
                    return tls.handshake(conversation.channel(), spec.endpoint(), run);
                })
                .map(session -> {
                    warning = spec.encryption().warning(session, clock.instant());
                    return Optional.of(session);
                });
    }

    private Future<Outcome> ask(ServerGreeting greeting) {
        conversation.enter(QUERY, "the query");
        var bounds = StatementBounds.of(greeting.isMariaDb(), run.deadline().remaining());
        return queried(bounds)
                .recover(MysqlSession::tolerated)
                .compose(bounded -> spec.expectation().writable()
                        ? queried(READ_ONLY).recover(MysqlSession::tolerated)
                        : Future.succeededFuture(new ResultRows()))
                .compose(answered -> queried(spec.query()).map(result -> {
                    send(FIRST, Unpooled.buffer(1).writeByte(QUIT));
                    return spec.expectation()
                            .objection(result.rows(), result.firstValue())
                            .orElseGet(() -> answered.firstValue()
                                            .filter(MysqlSession::isReadOnly)
                                            .isPresent()
                                    ? Outcome.degraded(FailureClass.ASSERTION, "read-only: the server takes no writes")
                                    : Outcome.up());
                }));
    }

    private static boolean isReadOnly(String answer) {
        return !answer.replaceAll("OFF|0", "").isEmpty();
    }

    /** What a proxy or an old server does not know decides nothing. */
    private static Future<ResultRows> tolerated(Throwable thrown) {
        return thrown instanceof ToldError ? Future.succeededFuture(new ResultRows()) : Future.failedFuture(thrown);
    }

    private Future<ResultRows> queried(String sql) {
        ByteBuf command = Unpooled.buffer(64).writeByte(COMMAND_QUERY).writeBytes(sql.getBytes(StandardCharsets.UTF_8));
        send(FIRST, command);
        var result = new ResultRows();
        return conversation
                .until(packet -> ToldError.is(packet) ? result.refused(packet) : result.take(packet))
                .compose(all -> result.error().isPresent()
                        ? Future.failedFuture(new ToldError(result.error().get()))
                        : Future.succeededFuture(result));
    }
}
