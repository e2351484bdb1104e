// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.http;

import dev.faultline.probe.Deadline;
import dev.faultline.probe.FailureClass;
import dev.faultline.probe.Outcome;
import dev.faultline.probe.Probe;
import dev.faultline.probe.net.NetworkRun;
import dev.faultline.probe.net.ProbeNetwork;
import dev.faultline.probe.net.ProbeStep;
import io.vertx.core.Future;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.UnaryOperator;

/** Sends a request, follows its redirects, and compares the response with what is expected. */
final class HttpProbe implements Probe {

    /** As many as curl, Go and browsers follow at least. */
    static final int MOST_REDIRECTS = 10;

    private final ProbeNetwork network;
    private final HttpSpec spec;
    private final HttpExchange exchange;

    HttpProbe(ProbeNetwork network, HttpSpec spec) {
        this.network = network;
        this.spec = spec;
        this.exchange =
                new HttpExchange(network, spec.url(), spec.tls(), spec.options().http2(), spec.proxy());
    }

    @Override
    public CompletionStage<Outcome> run(Deadline deadline) {
        if (!spec.options().traceparent()) {
            return run(deadline, UnaryOperator.identity());
        }
        var parent = TraceParent.random();
        return run(deadline, request -> request.within(parent))
                .thenApply(outcome -> outcome.phases().containsKey(ProbeStep.FIRST_BYTE.label())
                        ? outcome.withTrace(Optional.of(parent.trace()))
                        : outcome);
    }

    private CompletionStage<Outcome> run(Deadline deadline, UnaryOperator<HttpRequest> marked) {
        return network.run(
                deadline,
                run -> HttpRequest.of(spec).compose(request -> fetch(marked.apply(request), Optional.empty(), 0, run)));
    }

    private Future<Outcome> fetch(HttpRequest request, Optional<Outcome> warning, int redirects, NetworkRun run) {
        return exchange.send(
                        request,
                        new ResponseReader(run, spec.maxBody(), spec.expect().readsTheBody()),
                        run)
                .compose(reply -> {
                    var response = reply.response();
                    var warned = warning.or(reply::warning);
                    return leadsOn(response)
                            ? follow(request, response, warned, redirects, run)
                            : Future.succeededFuture(spec.expect().judge(response, warned));
                });
    }

    private boolean leadsOn(ReceivedResponse response) {
        return spec.options().followRedirects()
                && response.isRedirect()
                && !spec.expect().status().contains(response.status());
    }

    private Future<Outcome> follow(
            HttpRequest request, ReceivedResponse response, Optional<Outcome> warning, int redirects, NetworkRun run) {
        var next = request.target().redirectedTo(response.location().orElseThrow());
        if (next.isEmpty()) {
            return Future.succeededFuture(
                    Outcome.down(FailureClass.ASSERTION, "status " + response.status() + " leads to what is not HTTP"));
        }
        if (redirects == MOST_REDIRECTS) {
            return Future.succeededFuture(
                    Outcome.down(FailureClass.ASSERTION, "redirected more than " + MOST_REDIRECTS + " times"));
        }
        return fetch(request.redirected(response, next.get()), warning, redirects + 1, run);
    }
}
