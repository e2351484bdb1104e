// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.postgresql;

import dev.faultline.probe.FailureClass;
import dev.faultline.probe.Outcome;
import dev.faultline.probe.net.NetworkFailure;
import dev.faultline.probe.net.NetworkRun;
import dev.faultline.probe.net.ProbeStep;
import dev.faultline.probe.postgresql.PostgresqlProtocol.ServerMessage;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.nio.BufferUnderflowException;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;

/**
 * One session with a server, from the startup message to the result of the query.
 *
 * <pre>
 *   startup ──Authentication…──▶ auth ──AuthenticationOk, ReadyForQuery──▶ query ──ReadyForQuery──▶ ended
 *      └──────────────┴────────────────── ErrorResponse, close ──────────────┴────────────────────────▲
 * </pre>
 *
 * <p>Lives on the event loop of its channel.
 */
final class PostgresqlSession extends SimpleChannelInboundHandler<ServerMessage> {

    private static final ProbeStep STARTUP = new ProbeStep("startup", FailureClass.TIMEOUT);
    private static final ProbeStep AUTH = new ProbeStep("auth", FailureClass.TIMEOUT);
    private static final ProbeStep QUERY = new ProbeStep("query", FailureClass.TIMEOUT);

    /** What is made of the result of a query. */
    interface Judgement {
        Outcome of(QueryResult result, ReadOnly readOnly);
    }

    private final String query;
    private final int mostRows;
    private final Judgement judgement;
    private final PostgresqlLogin login;
    private final NetworkRun run;
    private final ReadOnly readOnly = new ReadOnly();
    private final Queue<String> unanswered = new ArrayDeque<>();
    private final Promise<Outcome> end = Promise.promise();
    private QueryResult result;
    private String current = "the start of the session";
    private Optional<byte[]> key = Optional.empty();
    private Runnable loggedIn = () -> {};
    private boolean querying;
    private int completed;
    private boolean bounded;

    /** @param mostRows how many rows of the result are kept */
    PostgresqlSession(String query, int mostRows, Judgement judgement, PostgresqlLogin login, NetworkRun run) {
        this.query = query;
        this.mostRows = mostRows;
        this.judgement = judgement;
        this.result = new QueryResult(mostRows);
        this.login = login;
        this.run = run;
    }

    /** Holds the session over a connection that is encrypted already if it is to be; does not close it. */
    Future<Outcome> over(Channel channel, String username, String database) {
        channel.pipeline().addLast(new PostgresqlProtocol.MessageDecoder(), this);
        enter(STARTUP, "the start of the session");
        channel.writeAndFlush(PostgresqlProtocol.startup(Map.of(
                "user", username, "database", database, "application_name", "faultline", "client_encoding", "UTF8")));
        return end.future();
    }

    /** Said before it begins. */
    void whenLoggedIn(Runnable action) {
        loggedIn = action;
    }

    /** What the server wants to be shown with a request to cancel, once it has told it. */
    Optional<byte[]> key() {
        return key;
    }

    /** Whether the server has nothing more to do for it. */
    boolean isOver() {
        return end.future().isComplete();
    }

    private void enter(ProbeStep step, String inWords) {
        current = inWords;
        run.enter(step, "no answer to " + inWords);
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, ServerMessage message) {
        if (isOver()) {
            return;
        }
        switch (message.type()) {
            case 'K' -> {
                key = Optional.of(message.bytes());
                loggedIn.run();
            }
            case 'C' -> completed++;
            case 'R' -> authenticate(context, message);
            case 'S' -> readOnly.reported(message.text(), message.text());
            case 'Z' -> ready(context);
            case 'T' -> result.described();
            case 'D' -> result.row(message);
            case 'E' -> failed(context, ServerError.of(message));
            default -> {
                // Notices: nothing depends on them.
            }
        }
    }

    private void authenticate(ChannelHandlerContext context, ServerMessage request) {
        enter(AUTH, "the authentication");
        login.answer(request).onSuccess(answer -> send(context, answer)).onFailure(end::tryFail);
    }

    private void ready(ChannelHandlerContext context) {
        if (!querying) {
            querying = true;
            ask(context);
            return;
        }
        var answered = unanswered.remove();
        if (answered.equals(ReadOnly.QUESTION)) {
            readOnly.answered(result);
        }
        completed = 0;
        result = unanswered.isEmpty() ? result : new QueryResult(mostRows);
        if (unanswered.isEmpty()) {
            end(context, judgement.of(result, readOnly));
        }
    }

    // Both questions leave together: the second costs no round trip.
    private void ask(ChannelHandlerContext context) {
        enter(QUERY, "the query");
        if (!readOnly.isKnown()) {
            unanswered.add(ReadOnly.QUESTION);
        }
        unanswered.add(query);
        bounded = BoundedStatement.canBe(query);
        unanswered.forEach(sql -> context.write(PostgresqlProtocol.query(
                bounded && sql.equals(query)
                        ? BoundedStatement.of(sql, run.deadline().remaining())
                        : sql)));
        context.flush();
    }

    private void failed(ChannelHandlerContext context, ServerError error) {
        // Something like PostgreSQL that does not know what was asked beside the query is not down.
        if (error.fatal()) {
            end(context, error.outcome());
        } else if (bounded && completed < BoundedStatement.BEFORE && query.equals(unanswered.peek())) {
            bounded = false;
            unanswered.add(query);
            context.writeAndFlush(PostgresqlProtocol.query(query));
        } else if (!ReadOnly.QUESTION.equals(unanswered.peek())) {
            end(context, error.outcome());
        }
    }

    private void end(ChannelHandlerContext context, Outcome outcome) {
        context.writeAndFlush(PostgresqlProtocol.terminate());
        end.tryComplete(outcome);
    }

    private static void send(ChannelHandlerContext context, ByteBuf answer) {
        if (answer != Unpooled.EMPTY_BUFFER) {
            context.writeAndFlush(answer);
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        end.tryFail(new NetworkFailure(FailureClass.IO, "the connection was closed during " + current));
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        var garbled = cause instanceof BufferUnderflowException || cause instanceof IllegalArgumentException;
        end.tryFail(garbled ? PostgresqlProtocol.notPostgresql() : cause);
    }
}
