package dev.faultline.probe.http;

import dev.faultline.probe.Deadline;
import dev.faultline.probe.FailureClass;
import dev.faultline.probe.Outcome;
import dev.faultline.probe.net.NettyFutures;
import dev.faultline.probe.net.NetworkFailure;
import dev.faultline.probe.net.NetworkRun;
import dev.faultline.probe.net.ProbeNetwork;
import dev.faultline.probe.net.ProbeStep;
import dev.faultline.probe.net.TlsClient;
import io.netty.channel.Channel;
import io.vertx.core.Future;
import java.io.OutputStream;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** Fetches one document over HTTP/1.1, each time over a connection of its own, and hands it on as it comes. Thread-safe. */
public final class HttpDownload {

    private final ProbeNetwork wire;
    private final HttpSource source;
    private final String accept;
    private final TlsClient tls;

    /**
     * @param accept the media types that are asked for
     */
    public HttpDownload(ProbeNetwork wire, HttpSource source, String accept) {
        this.wire = wire;
        this.source = source;
        this.accept = accept;
        this.tls = new TlsClient(source.tls(), wire.clock());
        if (source.url().isTls()) {
            tls.prepare();
        }
    }

    /**
     * Fetches it once. {@code UP} means that the whole document, of status 200, was written to the given stream;
     * otherwise what was written is no document, and the outcome says why.
     *
     * @param body takes the bytes on an event loop, so it must neither block nor throw; not closed
     */
    public CompletionStage<Outcome> fetch(Deadline deadline, OutputStream body) {
        return wire.run(deadline, run -> {
            try {
                var request = HttpRequest.of(source, accept);
                return wire.connect(source.url().endpoint(), run)
                        .compose(channel -> secured(channel, run).compose(ready -> send(request, ready, body, run)))
                        .map(this::judge);
            } catch (NetworkFailure unreadable) {
                return Future.failedFuture(unreadable);
            }
        });
    }

    private Outcome judge(ReceivedResponse answer) {
        if (answer.status() != 200) {
            return Outcome.down(FailureClass.ASSERTION, "status " + answer.status() + ", expected 200");
        }
        return answer.cut()
                ? Outcome.down(
                        FailureClass.ASSERTION, "the body is larger than max-body, " + source.maxBody() + " bytes")
                : Outcome.up("status 200");
    }

    private Future<Channel> secured(Channel channel, NetworkRun run) {
        var target = source.url();
        if (!target.isTls()) {
            return Future.succeededFuture(channel);
        }
        var host = source.tls().serverName().orElse(target.endpoint().host());
        return tls.handshake(channel, target.endpoint(), host, List.of("http/1.1"), run)
                .map(session -> channel);
    }

    private Future<ReceivedResponse> send(HttpRequest request, Channel connection, OutputStream body, NetworkRun run) {
        var reader = new ResponseReader(run, source.maxBody(), body);
        run.enter(ProbeStep.FIRST_BYTE, "no response headers");
        return HttpConnection.http1(connection, reader).compose(channel -> {
            try {
                NettyFutures.of(channel.writeAndFlush(request.message())).onFailure(reader::fail);
                return reader.answer();
            } catch (NetworkFailure unsendable) {
                return Future.failedFuture(unsendable);
            }
        });
    }
}
