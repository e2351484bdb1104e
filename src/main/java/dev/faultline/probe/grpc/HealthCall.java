// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.grpc;

import dev.faultline.probe.FailureClass;
import dev.faultline.probe.net.FailureClassifier;
import dev.faultline.probe.net.NettyFutures;
import dev.faultline.probe.net.NetworkFailure;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http2.DefaultHttp2DataFrame;
import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.DefaultHttp2HeadersFrame;
import io.netty.handler.codec.http2.Http2DataFrame;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2FrameCodecBuilder;
import io.netty.handler.codec.http2.Http2GoAwayFrame;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.handler.codec.http2.Http2HeadersFrame;
import io.netty.handler.codec.http2.Http2MultiplexHandler;
import io.netty.handler.codec.http2.Http2ResetFrame;
import io.netty.handler.codec.http2.Http2Settings;
import io.netty.handler.codec.http2.Http2StreamChannelBootstrap;
import io.netty.handler.codec.http2.Http2StreamFrame;
import io.netty.util.ReferenceCountUtil;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** One call of {@code grpc.health.v1.Health/Check} over a connection of its own. Lives on the event loop of its channel. */
final class HealthCall extends SimpleChannelInboundHandler<Http2StreamFrame> {

    private static final int LONGEST_ANSWER = 64 << 10;
    private static final int LARGEST_HEADERS = 64 << 10;

    private final Promise<HealthAnswer> answer = Promise.promise();
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private Http2Headers head = new DefaultHttp2Headers();

    private HealthCall() {
        super(Http2StreamFrame.class);
    }

    /** Makes the call; fails with what is no answer. */
    static Future<HealthAnswer> over(Channel connection, GrpcSpec spec, Duration left) {
        var call = new HealthCall();
        connection
                .pipeline()
                .addLast(Http2FrameCodecBuilder.forClient()
                        .initialSettings(Http2Settings.defaultSettings()
                                .pushEnabled(false)
                                .maxHeaderListSize(LARGEST_HEADERS))
                        .gracefulShutdownTimeoutMillis(0)
                        .build())
                .addLast(new Http2MultiplexHandler(new ChannelInboundHandlerAdapter()))
                .addLast(call.new Connection());
        var opening = new Http2StreamChannelBootstrap(connection).handler(new ChannelInitializer<>() {
            @Override
            protected void initChannel(Channel channel) {
                channel.pipeline().addLast(call);
            }
        });
        NettyFutures.of(opening.open())
                .compose(stream -> {
                    stream.write(new DefaultHttp2HeadersFrame(request(spec, left)));
                    return NettyFutures.of(stream.writeAndFlush(new DefaultHttp2DataFrame(message(spec), true)));
                })
                .onFailure(call.answer::tryFail);
        return call.answer.future();
    }

    private static Http2Headers request(GrpcSpec spec, Duration left) {
        var headers = new DefaultHttp2Headers()
                .method("POST")
                .scheme(spec.tls().isPresent() ? "https" : "http")
                .path("/grpc.health.v1.Health/Check")
                .authority(spec.authority().orElse(spec.endpoint().toString()))
                .set("te", "trailers")
                .set("content-type", "application/grpc")
                .set("user-agent", "faultline")
                .set("grpc-timeout", Math.max(1, Math.min(99_999_999, left.toMillis())) + "m");
        spec.metadata().forEach((name, value) -> headers.set(name, value.value()));
        return headers;
    }

    /** A message that is not compressed: its length, and the service as field 1, left out if it is empty. */
    private static ByteBuf message(GrpcSpec spec) {
        var name = spec.service().getBytes(StandardCharsets.UTF_8);
        var field = Unpooled.buffer();
        if (name.length > 0) {
            field.writeByte(0x0A);
            if (name.length > 0x7F) {
                field.writeByte(name.length & 0x7F | 0x80).writeByte(name.length >> 7);
            } else {
                field.writeByte(name.length);
            }
            field.writeBytes(name);
        }
        return Unpooled.wrappedBuffer(Unpooled.buffer(5).writeByte(0).writeInt(field.readableBytes()), field);
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, Http2StreamFrame frame) {
        if (frame instanceof Http2HeadersFrame headers) {
            if (head.isEmpty()) {
                head = headers.headers();
            }
            if (headers.isEndStream()) {
                end(headers.headers());
            }
        } else if (frame instanceof Http2DataFrame data) {
            var content = data.content();
            var length = Math.min(content.readableBytes(), LONGEST_ANSWER - body.size());
            body.writeBytes(ByteBufUtil.getBytes(content, content.readerIndex(), length));
            if (data.isEndStream()) {
                end(new DefaultHttp2Headers());
            }
        } else if (frame instanceof Http2ResetFrame reset) {
            answer.tryFail(HealthAnswer.refused("the server reset the call", reset.errorCode()));
        }
    }

    private void end(Http2Headers trailers) {
        try {
            answer.tryComplete(HealthAnswer.of(head, body.toByteArray(), trailers));
        } catch (NetworkFailure noAnswer) {
            answer.tryFail(noAnswer);
        }
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event instanceof Http2GoAwayFrame leaving) {
            answer.tryFail(HealthAnswer.refused("the server closes the connection", leaving.errorCode()));
        }
        ReferenceCountUtil.release(event);
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        answer.tryFail(new NetworkFailure(FailureClass.IO, "the connection was closed before the answer was complete"));
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        answer.tryFail(meant(cause));
    }

    private static Throwable meant(Throwable cause) {
        return cause instanceof Http2Exception broken && broken.error() != Http2Error.REFUSED_STREAM
                ? new NetworkFailure(
                        FailureClass.PROTOCOL,
                        "the answer is not of HTTP/2: " + FailureClassifier.oneLine(String.valueOf(cause.getMessage())))
                : cause;
    }

    /** Tells the call what breaks the connection below it. */
    private final class Connection extends ChannelInboundHandlerAdapter {

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            if (message instanceof Http2GoAwayFrame leaving && leaving.errorCode() != Http2Error.NO_ERROR.code()) {
                answer.tryFail(HealthAnswer.refused("the server closes the connection", leaving.errorCode()));
            }
            ReferenceCountUtil.release(message);
        }

        @Override
        public void channelInactive(ChannelHandlerContext context) {
            HealthCall.this.channelInactive(context);
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            answer.tryFail(meant(cause));
            context.close();
        }
    }
}
