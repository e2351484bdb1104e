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
    private final boolean decoding;
    private int read;
    private @Nullable HttpResponse head;
    private boolean interim;
    private ContentCoding coding = ContentCoding.PLAIN;

    /** @param decoding whether the body matters, so that what is compressed is decoded */
    ResponseReader(NetworkRun run, int maxBody, boolean decoding) {
        this.run = run;
        this.maxBody = maxBody;
        this.body = kept;
        this.decoding = decoding;
    }

    /** One that hands the body on as it comes, whatever the status, and keeps none of it. */
    ResponseReader(NetworkRun run, int maxBody, OutputStream body) {
        this.run = run;
        this.maxBody = maxBody;
        this.body = body;
        this.decoding = true;
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
            var known = HttpBounds.explained(part.decoderResult().cause());
            fail(
                    FailureClass.PROTOCOL,
                    known.map(NetworkFailure::explanation)
                            .orElse(
                                    head == null
                                            ? "the answer is not HTTP"
                                            : "the answer breaks off: not proper HTTP"));
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
            coding = ContentCoding.of(begun.headers());
            run.enter(ProbeStep.BODY, () -> "the answer is not complete: " + readSoFar());
        }
    }

    private void append(HttpContent content) {
        var bytes = content.content();
        var room = Math.min(bytes.readableBytes(), maxBody - read);
        try {
            bytes.readBytes(leadsOn() ? OutputStream.nullOutputStream() : isCoded() ? kept : body, room);
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

    /** A document that is handed on is not what stands beside a redirect. */
    private boolean leadsOn() {
        return body != kept && head != null && head.status().codeClass() == HttpStatusClass.REDIRECTION;
    }

    private boolean isCoded() {
        return decoding && !coding.isNone() && coding.isKnown();
    }

    private void complete(boolean cut) {
        var received = head;
        if (received != null) {
            var isCut = cut;
            var isBroken = false;
            var text = kept.toByteArray();
            if (isCoded() && text.length > 0) {
                kept.reset();
                try {
                    isCut |= coding.decode(text, body, maxBody);
                } catch (IOException wrong) {
                    isBroken = !cut;
                }
                text = kept.toByteArray();
            }
            response.tryComplete(new ReceivedResponse(
                    received.status().code(),
                    Optional.ofNullable(received.headers().get(HttpHeaderNames.LOCATION)),
                    Optional.ofNullable(received.headers().get(HttpHeaderNames.CONTENT_TYPE)),
                    coding.isKnown() ? Optional.empty() : Optional.of(coding.text()),
                    isBroken,
                    received.headers().getAll(HttpHeaderNames.SET_COOKIE),
                    text,
                    isCut));
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
        var known = HttpBounds.explained(cause);
        if (known.isPresent()) {
            response.tryFail(known.get());
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
