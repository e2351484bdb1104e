// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.http;

import dev.faultline.probe.Deadline;
import dev.faultline.probe.FailureClass;
import dev.faultline.probe.Outcome;
import dev.faultline.probe.net.ProbeNetwork;
import java.io.OutputStream;
import java.util.concurrent.CompletionStage;

/** Fetches one document over HTTP/1.1, each time over a connection of its own, and hands it on as it comes. Thread-safe. */
public final class HttpDownload {

    private final ProbeNetwork network;
    private final HttpSource source;
    private final String accept;
    private final HttpExchange exchange;

    /**
     * @param accept the media types that are asked for
     */
    public HttpDownload(ProbeNetwork network, HttpSource source, String accept) {
        this.network = network;
        this.source = source;
        this.accept = accept;
        this.exchange = new HttpExchange(network, source.url(), source.tls(), false);
    }

    /**
     * Fetches it once. {@code UP} means that the whole document, of status 200, was written to the given stream;
     * otherwise what was written is no document, and the outcome says why.
     *
     * @param body takes the bytes on an event loop, so it must neither block nor throw; not closed
     */
    public CompletionStage<Outcome> fetch(Deadline deadline, OutputStream body) {
        return network.run(
                deadline,
                run -> HttpRequest.of(source, accept)
                        .compose(
                                request -> exchange.send(request, new ResponseReader(run, source.maxBody(), body), run))
                        .map(reply -> judge(reply.response())));
    }

    private Outcome judge(ReceivedResponse response) {
        if (response.status() != 200) {
            return Outcome.down(FailureClass.ASSERTION, "status " + response.status() + ", expected 200");
        }
        return response.cut()
                ? Outcome.down(
                        FailureClass.ASSERTION, "the body is larger than max-body, " + source.maxBody() + " bytes")
                : Outcome.up("status 200");
    }
}
