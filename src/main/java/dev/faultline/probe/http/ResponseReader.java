// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.http;

import dev.faultline.probe.FailureClass;
import dev.faultline.probe.net.FailureClassifier;
import dev.faultline.probe.net.NetworkFailure;
import dev.faultline.probe.net.NetworkRun;
import dev.faultline.probe.net.ProbeStep;
import dev.faultline.text.ByteWords;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.PrematureChannelClosureException;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.codec.http2.Http2ResetFrame;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Collects one response, of HTTP/1.1 or of an HTTP/2 stream. Lives on one event loop, apart from how much it has read. */
final class ResponseReader extends SimpleChannelInboundHandler<HttpObject> {

    private final NetworkRun run;
    private final int maxBody;
    private final Promise<ReceivedResponse> response = Promise.promise();
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private final OutputStream body;
    private int read;
    private @Nullable HttpResponse head;
    private boolean interim;

    ResponseReader(NetworkRun run, int maxBody) {
        this.run = run;
        this.maxBody = maxBody;
        this.body = kept;
    }

    /** One that hands the body on as it comes, whatever the status, and keeps none of it. */
    ResponseReader(NetworkRun run, int maxBody, OutputStream body) {
        this.run = run;
        this.maxBody = maxBody;
        this.body = body;
    }

    /** The response, once it is complete or as much of it is read as shall be. */
    Future<ReceivedResponse> response() {
        return response.future();
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, HttpObject part) {
        if (response.future().isComplete()) {
            return;
        }
        if (part.decoderResult().isFailure()) {
            fail(
                    FailureClass.PROTOCOL,
                    head == null ? "the answer is not HTTP" : "the answer breaks off: not proper HTTP");
            return;
        }
        if (part instanceof HttpResponse begun) {
            begin(begun);
        }
        if (part instanceof HttpContent content && !interim) {
            append(content);
        }
        if (part instanceof LastHttpContent) {
            interim = false;
        }
    }

    private void begin(HttpResponse begun) {
        interim = begun.status().codeClass() == HttpStatusClass.INFORMATIONAL
                && begun.status().code() != 101;
        if (!interim) {
            head = begun;
            run.enter(ProbeStep.BODY, () -> "the answer is not complete: " + readSoFar());
        }
    }

    private void append(HttpContent content) {
        var bytes = content.content();
        var room = Math.min(bytes.readableBytes(), maxBody - read);
        try {
            bytes.readBytes(body, room);
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
        read += room;
        if (bytes.isReadable()) {
            complete(true);
        } else if (content instanceof LastHttpContent) {
            complete(false);
        }
    }

    private void complete(boolean cut) {
        var received = head;
        if (received != null) {
            response.tryComplete(new ReceivedResponse(
                    received.status().code(),
                    Optional.ofNullable(received.headers().get(HttpHeaderNames.LOCATION)),
                    Optional.ofNullable(received.headers().get(HttpHeaderNames.CONTENT_TYPE)),
                    kept.toByteArray(),
                    cut));
        }
    }

    private String readSoFar() {
        return ByteWords.of(read) + " of the body read";
    }

    private String whereItStopped() {
        return head == null ? " before any answer" : " in the middle of the answer, " + readSoFar();
    }

    void fail(Throwable cause) {
        if (cause instanceof PrematureChannelClosureException) {
            fail(FailureClass.IO, "the connection was closed" + whereItStopped());
            return;
        }
        var outcome = FailureClassifier.of(cause);
        fail(outcome.failure(), outcome.message() + (outcome.failure() == FailureClass.IO ? whereItStopped() : ""));
    }

    private void fail(FailureClass failure, String message) {
        response.tryFail(new NetworkFailure(failure, message));
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        fail(FailureClass.IO, "the connection was closed" + whereItStopped());
        context.fireChannelInactive();
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event instanceof Http2ResetFrame) {
            fail(FailureClass.IO, "the stream was reset" + whereItStopped());
        }
        context.fireUserEventTriggered(event);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        fail(cause);
    }
}
