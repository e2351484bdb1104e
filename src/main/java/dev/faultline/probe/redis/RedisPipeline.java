// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.redis;

import dev.faultline.probe.FailureClass;
import dev.faultline.probe.Outcome;
import dev.faultline.probe.net.NetworkFailure;
import dev.faultline.probe.net.NetworkRun;
import dev.faultline.probe.net.ProbeStep;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.TimeUnit;

/** Sends all commands at once and gathers their replies, until the last or the first that matters and is an error. */
final class RedisPipeline extends SimpleChannelInboundHandler<RedisReply> {

    private static final ProbeStep AUTH = new ProbeStep("auth", FailureClass.TIMEOUT);
    private static final ProbeStep QUERY = new ProbeStep("query", FailureClass.TIMEOUT);

    private final Queue<RedisCommand> unanswered;
    private final Optional<ReplicationRole> role;
    private final OptionalQuestions questions;
    private final NetworkRun run;
    private final InfoReply info = new InfoReply();
    private final Promise<Outcome> end = Promise.promise();

    private boolean alive;

    private RedisPipeline(
            List<RedisCommand> commands, Optional<ReplicationRole> role, OptionalQuestions questions, NetworkRun run) {
        this.unanswered = new ArrayDeque<>(commands);
        this.role = role;
        this.questions = questions;
        this.run = run;
    }

    /**
     * Talks over a connection that is encrypted already if it is to be; does not close it.
     *
     * @param role the server has to have, if any
     */
    static Future<Outcome> over(
            Channel channel,
            List<RedisCommand> commands,
            Optional<ReplicationRole> role,
            OptionalQuestions questions,
            NetworkRun run) {
        var conversation = new RedisPipeline(commands, role, questions, run);
        channel.pipeline().addLast(new ReplyDecoder(), conversation);
        conversation.enterNext();
        commands.forEach(command -> channel.write(command.encoded()));
        channel.flush();
        return conversation.end.future();
    }

    private void enterNext() {
        var next = unanswered.element().purpose();
        run.enter(next == RedisCommand.Purpose.AUTHENTICATE ? AUTH : QUERY, "no answer to " + inWords(next));
    }

    private static String inWords(RedisCommand.Purpose purpose) {
        return switch (purpose) {
            case AUTHENTICATE -> "the authentication";
            case SELECT -> "SELECT";
            case PING -> "PING";
            case REPLICATION, MEMORY, CLUSTER -> "INFO";
            case CLUSTER_STATE -> "CLUSTER INFO";
        };
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, RedisReply reply) {
        if (end.future().isComplete()) {
            return;
        }
        var purpose = unanswered.remove().purpose();
        if (reply instanceof RedisReply.Refusal refusal) {
            if (!purpose.isOptional()) {
                end.tryComplete(refusal.outcome());
                return;
            }
        } else if (reply instanceof RedisReply.Text text && purpose.isOptional()) {
            info.add(text.value());
        }
        if (purpose == RedisCommand.Purpose.PING) {
            alive = true;
            waitNotTooLong(context);
        }
        if (purpose.isOptional()) {
            questions.answered();
        }
        if (purpose == RedisCommand.Purpose.CLUSTER && info.isOfCluster()) {
            unanswered.add(RedisCommand.clusterState());
            context.writeAndFlush(RedisCommand.clusterState().encoded());
        }
        if (unanswered.isEmpty()) {
            end.tryComplete(info.outcome(role));
        } else {
            enterNext();
        }
    }

    private void waitNotTooLong(ChannelHandlerContext context) {
        if (role.isEmpty()) {
            var wait = questions.wait(run.deadline().remaining());
            var enough = context.executor().schedule(this::answeredEnough, wait.toMillis(), TimeUnit.MILLISECONDS);
            end.future().onComplete(done -> enough.cancel(false));
        }
    }

    private void answeredEnough() {
        if (end.tryComplete(info.outcome(role))) {
            questions.unanswered();
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        if (alive) {
            answeredEnough();
        }
        end.tryFail(new NetworkFailure(FailureClass.IO, "the connection was closed before the answer was complete"));
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        if (alive) {
            answeredEnough();
        }
        end.tryFail(cause);
    }
}
