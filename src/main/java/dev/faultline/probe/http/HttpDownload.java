// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.http;

import dev.faultline.probe.Deadline;
import dev.faultline.probe.FailureClass;
import dev.faultline.probe.Outcome;
import dev.faultline.probe.net.NetworkRun;
import dev.faultline.probe.net.ProbeNetwork;
import dev.faultline.text.OneLine;
import io.vertx.core.Future;
import java.io.OutputStream;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.IntPredicate;

/** Fetches one document over HTTP/1.1, each time over a connection of its own, and hands it on as it comes. Thread-safe. */
public final class HttpDownload {

    private final ProbeNetwork network;
    private final HttpSource source;
    private final String accept;
    private final IntPredicate isGood;
    private final HttpExchange exchange;

    /**
     * @param accept the media types that are asked for
     */
    public HttpDownload(ProbeNetwork network, HttpSource source, String accept) {
        this(network, source, accept, status -> status == 200);
    }

    /** @param isGood whether a document comes with a status */
    public HttpDownload(ProbeNetwork network, HttpSource source, String accept, IntPredicate isGood) {
        this.isGood = isGood;
        this.network = network;
        this.source = source;
        this.accept = accept;
        this.exchange = new HttpExchange(network, source.url(), source.tls(), false, ProxyChoice.NONE);
    }

    /**
     * Fetches it once. {@code UP} means that the whole document, of a good status, was written to the given stream;
     * otherwise what was written is no document, and the outcome says why.
     *
     * @param body takes the bytes on an event loop, so it must neither block nor throw; not closed
     */
    public CompletionStage<Outcome> fetch(Deadline deadline, OutputStream body) {
        return network.run(
                deadline, run -> HttpRequest.of(source, accept).compose(request -> fetch(request, body, 0, run)));
    }

    private Future<Outcome> fetch(HttpRequest request, OutputStream body, int redirects, NetworkRun run) {
        return exchange.send(request, new ResponseReader(run, source.maxBody(), body), run)
                .compose(reply -> {
                    var response = reply.response();
                    var next = response.isRedirect() && redirects < HttpProbe.MOST_REDIRECTS
                            ? request.target().redirectedTo(response.location().orElseThrow())
                            : Optional.<HttpTarget>empty();
                    return next.isPresent()
                            ? fetch(request.redirected(response, next.get()), body, redirects + 1, run)
                            : Future.succeededFuture(judge(response));
                });
    }

    private Outcome judge(ReceivedResponse response) {
        if (!isGood.test(response.status())) {
            return Outcome.down(FailureClass.ASSERTION, "status " + response.status() + ", expected 200");
        }
        if (response.broken() || response.coding().isPresent()) {
            return Outcome.down(
                    FailureClass.PROTOCOL,
                    response.coding()
                            .map(coding -> "its Content-Encoding, " + OneLine.of(coding, 40) + ", cannot be decoded")
                            .orElse(ReceivedResponse.BROKEN));
        }
        return response.cut()
                ? Outcome.down(
                        FailureClass.ASSERTION, "the body is larger than max-body, " + source.maxBody() + " bytes")
                : Outcome.up("status " + response.status());
    }
}
