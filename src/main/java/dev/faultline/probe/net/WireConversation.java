// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.net;

import dev.faultline.probe.FailureClass;
import dev.faultline.probe.Outcome;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Messages to and from a server, one after the other, over a channel that the run closes. Lives on the event loop of its channel.
 *
 * @param <M> what its decoder cuts the bytes of the server into
 */
public final class WireConversation<M> extends SimpleChannelInboundHandler<M> {

    private final Channel channel;
    private final WireDecoder decoder;
    private final NetworkRun run;
    private final Queue<M> arrived = new ArrayDeque<>();
    private Optional<Wanted<M>> wanted = Optional.empty();
    private Optional<Throwable> end = Optional.empty();

    /** Begins to listen at once. */
    public WireConversation(Class<M> type, WireDecoder decoder, Channel channel, NetworkRun run) {
        super(type);
        this.channel = channel;
        this.decoder = decoder;
        this.run = run;
        channel.pipeline().addLast(decoder, this);
    }

    public Channel channel() {
        return channel;
    }

    /** Says which step begins, and what the server is to answer now, such as {@code the authentication}. */
    public void enter(ProbeStep step, String inWords) {
        run.enter(step, "no answer to " + inWords);
    }

    /** The same, where the server speaks first. */
    public void awaitGreeting(ProbeStep step) {
        run.enter(step, "no greeting from the server");
    }

    public void send(ByteBuf message) {
        channel.writeAndFlush(message);
    }

    /** Says what was found, should the deadline come while the conversation is being ended. */
    public void settle(Outcome outcome) {
        run.whenLate(() -> Optional.of(outcome));
    }

    /** The next message. */
    public Future<M> next() {
        var message = new AtomicReference<M>();
        return until(each -> {
                    message.set(each);
                    return true;
                })
                .map(arrival -> message.get());
    }

    /** Hands on messages until the given one is the last. Fails with what the taker throws. */
    public Future<Void> until(Taker<M> taker) {
        var promise = Promise.<Void>promise();
        wanted = Optional.of(new Wanted<>(taker, promise));
        while (wanted.isPresent() && !arrived.isEmpty()) {
            take(arrived.remove());
        }
        if (wanted.isPresent()) {
            end.ifPresent(this::fail);
        }
        return promise.future();
    }

    /** Takes messages, and says which is the last. */
    public interface Taker<M> {
        boolean isLast(M message) throws NetworkFailure;
    }

    private record Wanted<M>(Taker<M> taker, Promise<Void> promise) {}

    /**
     * Fails if something has arrived that nobody asked for. Before encryption, somebody else may have put it there, and it must not
     * count after it.
     */
    public Future<Void> nothingMore() {
        var promise = Promise.<Void>promise();
        // After all that came with the last message is read.
        channel.eventLoop().execute(() -> {
            if (arrived.isEmpty() && decoder.isEmpty()) {
                promise.complete();
            } else {
                promise.fail(new NetworkFailure(
                        FailureClass.PROTOCOL,
                        "the server, or somebody in between, went on in clear before the encryption"));
            }
        });
        return promise.future();
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, M message) {
        if (wanted.isPresent()) {
            take(message);
        } else {
            arrived.add(message);
        }
    }

    private void take(M message) {
        var by = wanted.orElseThrow();
        try {
            if (by.taker().isLast(message)) {
                wanted = Optional.empty();
                by.promise().complete();
            }
        } catch (NetworkFailure | RuntimeException thrown) {
            fail(thrown);
        }
    }

    private void fail(Throwable cause) {
        var by = wanted;
        wanted = Optional.empty();
        by.ifPresent(waiting -> waiting.promise().fail(cause));
    }

    private void end(Throwable cause) {
        end = end.or(() -> Optional.of(cause));
        fail(cause);
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        end(new NetworkFailure(FailureClass.IO, "the connection was closed: " + run.missing()));
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        end(cause);
    }
}
