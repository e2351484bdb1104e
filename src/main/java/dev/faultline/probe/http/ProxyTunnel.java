// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.http;

import dev.faultline.probe.FailureClass;
import dev.faultline.probe.net.NetworkFailure;
import dev.faultline.probe.net.NetworkRun;
import dev.faultline.probe.net.ProbeStep;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.vertx.core.Future;
import io.vertx.core.Promise;

/** Has a proxy connect a channel to another server (RFC 9110, section 9.3.6), and then gets out of the way. */
final class ProxyTunnel extends SimpleChannelInboundHandler<HttpObject> {

    private static final ProbeStep PROXY = new ProbeStep("proxy", FailureClass.CONNECT_TIMEOUT);

    private final HttpTarget proxy;
    private final Promise<Channel> open = Promise.promise();

    private ProxyTunnel(HttpTarget proxy) {
        this.proxy = proxy;
    }

    /** @param channel connected to the proxy */
    static Future<Channel> through(HttpTarget proxy, Channel channel, HttpTarget target, NetworkRun run) {
        var tunnel = new ProxyTunnel(proxy);
        run.enter(PROXY, "no answer from the proxy " + proxy.endpoint() + " to CONNECT");
        channel.pipeline().addLast(new HttpClientCodec(), tunnel);
        var there = target.endpoint().toString();
        var request =
                new DefaultFullHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.CONNECT, there, Unpooled.EMPTY_BUFFER);
        request.headers().set(HttpHeaderNames.HOST, there).set(HttpHeaderNames.USER_AGENT, "faultline");
        proxy.basicCredentials().ifPresent(basic -> request.headers().set(HttpHeaderNames.PROXY_AUTHORIZATION, basic));
        channel.writeAndFlush(request);
        return tunnel.open.future();
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, HttpObject part) {
        if (part.decoderResult().isFailure()) {
            fail(FailureClass.PROTOCOL, "gave an answer to CONNECT that is not HTTP");
        } else if (part instanceof HttpResponse response
                && response.status().codeClass() != HttpStatusClass.SUCCESS
                && response.status().codeClass() != HttpStatusClass.INFORMATIONAL) {
            var status = response.status().code();
            fail(status == 407 ? FailureClass.AUTH : FailureClass.CONNECT, "answered " + status + " to CONNECT");
        } else if (part instanceof LastHttpContent && !open.future().isComplete()) {
            context.pipeline().remove(HttpClientCodec.class);
            context.pipeline().remove(this);
            open.tryComplete(context.channel());
        }
    }

    private void fail(FailureClass failure, String what) {
        open.tryFail(new NetworkFailure(failure, "the proxy " + proxy.endpoint() + " " + what));
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        fail(FailureClass.IO, "closed the connection at CONNECT");
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        open.tryFail(cause);
    }
}
