package dev.faultline.probe.http;

import dev.faultline.probe.Deadline;
import dev.faultline.probe.FailureClass;
import dev.faultline.probe.Outcome;
import dev.faultline.probe.Probe;
import dev.faultline.probe.Status;
import dev.faultline.probe.net.NettyFutures;
import dev.faultline.probe.net.NetworkFailure;
import dev.faultline.probe.net.NetworkRun;
import dev.faultline.probe.net.ProbeNetwork;
import dev.faultline.probe.net.ProbeStep;
import dev.faultline.probe.net.TlsClient;
import dev.faultline.probe.net.TlsSession;
import io.netty.channel.Channel;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Sends one request over a connection of its own, follows its redirects, and holds the answer against what is expected. */
final class HttpProbe implements Probe {

    private static final int MOST_REDIRECTS = 5;
    private static final String HTTP2 = "h2";
    private static final String HTTP1 = "http/1.1";

    private final ProbeNetwork wire;
    private final HttpSpec spec;
    private final TlsClient tls;

    HttpProbe(ProbeNetwork wire, HttpSpec spec) {
        this.wire = wire;
        this.spec = spec;
        this.tls = new TlsClient(spec.tls(), wire.clock());
        if (spec.url().isTls()) {
            tls.prepare();
        }
    }

    @Override
    public CompletionStage<Outcome> run(Deadline deadline) {
        return wire.run(deadline, run -> {
            try {
                return fetch(HttpRequest.of(spec), Optional.empty(), 0, run);
            } catch (NetworkFailure unreadable) {
                return Future.failedFuture(unreadable);
            }
        });
    }

    private Future<Outcome> fetch(HttpRequest request, Optional<String> warning, int redirects, NetworkRun run) {
        return exchange(request, run).compose(exchange -> {
            var answer = exchange.answer();
            var warned = warning.or(exchange::warning);
            return leadsOn(answer)
                    ? follow(request, answer, warned, redirects, run)
                    : Future.succeededFuture(judge(answer, warned));
        });
    }

    private boolean leadsOn(ReceivedResponse answer) {
        return spec.followRedirects()
                && answer.isRedirect()
                && !spec.expect().status().contains(answer.status());
    }

    private Future<Outcome> follow(
            HttpRequest request, ReceivedResponse answer, Optional<String> warning, int redirects, NetworkRun run) {
        var next = request.target().redirectedTo(answer.location().orElseThrow());
        if (next.isEmpty()) {
            return Future.succeededFuture(
                    Outcome.down(FailureClass.ASSERTION, "status " + answer.status() + " leads to what is not HTTP"));
        }
        if (redirects == MOST_REDIRECTS) {
            return Future.succeededFuture(
                    Outcome.down(FailureClass.ASSERTION, "redirected more than " + MOST_REDIRECTS + " times"));
        }
        return fetch(request.redirected(answer.status(), next.get()), warning, redirects + 1, run);
    }

    private Outcome judge(ReceivedResponse answer, Optional<String> warning) {
        var judged = spec.expect().judge(answer);
        return judged.status() == Status.UP && warning.isPresent()
                ? Outcome.degraded(FailureClass.TLS, warning.get())
                : judged;
    }

    /** What came back, and what there is to say about the certificate. */
    private record Exchange(ReceivedResponse answer, Optional<String> warning) {}

    private Future<Exchange> exchange(HttpRequest request, NetworkRun run) {
        return wire.connect(request.target().endpoint(), run)
                .compose(channel -> secured(channel, request.target(), run)
                        .compose(session -> send(request, channel, session, run)
                                .map(answer -> new Exchange(answer, session.flatMap(this::warning))))
                        .onComplete(done -> channel.close()));
    }

    private Optional<String> warning(TlsSession session) {
        return spec.tls().verify()
                ? session.expiringWithin(
                        spec.tls().expiryWarning(), wire.clock().instant())
                : Optional.empty();
    }

    private Future<Optional<TlsSession>> secured(Channel channel, HttpTarget target, NetworkRun run) {
        if (!target.isTls()) {
            return Future.succeededFuture(Optional.empty());
        }
        var host = spec.tls()
                .serverName()
                .filter(name -> target.hasSameOriginAs(spec.url()))
                .orElse(target.endpoint().host());
        var protocols = spec.http2() ? List.of(HTTP2, HTTP1) : List.of(HTTP1);
        return tls.handshake(channel, target.endpoint(), host, protocols, run).map(Optional::of);
    }

    private Future<ReceivedResponse> send(
            HttpRequest request, Channel connection, Optional<TlsSession> session, NetworkRun run) {
        var reader = new ResponseReader(run, spec.maxBody());
        var isHttp2 = session.filter(agreed -> agreed.protocol().equals(HTTP2)).isPresent();
        run.enter(ProbeStep.FIRST_BYTE, "no response headers");
        var ready = isHttp2 ? HttpConnection.http2(connection, reader) : HttpConnection.http1(connection, reader);
        return ready.compose(channel -> {
            try {
                NettyFutures.of(channel.writeAndFlush(request.message())).onFailure(reader::fail);
                return reader.answer();
            } catch (NetworkFailure unsendable) {
                return Future.failedFuture(unsendable);
            }
        });
    }
}
