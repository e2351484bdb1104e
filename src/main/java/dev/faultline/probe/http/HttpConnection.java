// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.http;

import dev.faultline.probe.net.NettyFutures;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http2.Http2FrameCodecBuilder;
import io.netty.handler.codec.http2.Http2MultiplexHandler;
import io.netty.handler.codec.http2.Http2Settings;
import io.netty.handler.codec.http2.Http2StreamChannelBootstrap;
import io.netty.handler.codec.http2.Http2StreamFrameToHttpObjectCodec;
import io.vertx.core.Future;

/** Makes a connected channel speak HTTP and gives the response to a reader. */
final class HttpConnection {

    private HttpConnection() {}

    /** HTTP/1.1: the channel that the request is to be written to is the connection itself. */
    static Future<Channel> http1(Channel connection, ResponseReader reader) {
        var bounds = new HttpDecoderConfig()
                .setMaxInitialLineLength(HttpBounds.FIRST_LINE)
                .setMaxHeaderSize(HttpBounds.HEADERS)
                // One response on a connection of its own cannot be taken for another: read like a browser.
                .setStrictLineParsing(false)
                .setValidateHeaders(false)
                .setUseRfc9112TransferEncoding(false)
                .setAllowDuplicateContentLengths(true);
        connection.pipeline().addLast(new AnswerStart(reader));
        connection.pipeline().addLast(new HttpClientCodec(bounds, false, false));
        connection.pipeline().addLast(reader);
        return Future.succeededFuture(connection);
    }

    /** HTTP/2: the request is to be written to the one stream that this opens. */
    static Future<Channel> http2(Channel connection, ResponseReader reader) {
        var settings = Http2Settings.defaultSettings().pushEnabled(false).maxHeaderListSize(HttpBounds.HEADERS);
        connection
                .pipeline()
                .addLast(Http2FrameCodecBuilder.forClient()
                        .initialSettings(settings)
                        .gracefulShutdownTimeoutMillis(0)
                        .build())
                .addLast(new Http2MultiplexHandler(new ChannelInboundHandlerAdapter()))
                .addLast(new Broken(reader));
        var stream = new Http2StreamChannelBootstrap(connection).handler(new ChannelInitializer<>() {
            @Override
            protected void initChannel(Channel channel) {
                channel.pipeline().addLast(new Http2StreamFrameToHttpObjectCodec(false));
                channel.pipeline().addLast(reader);
            }
        });
        return NettyFutures.of(stream.open()).map(opened -> opened);
    }

    /** Tells the reader what breaks the connection below its stream. */
    private static final class Broken extends ChannelInboundHandlerAdapter {
        private final ResponseReader reader;

        Broken(ResponseReader reader) {
            this.reader = reader;
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            reader.fail(cause);
            context.close();
        }
    }
}
