// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.http;

import dev.faultline.probe.Deadline;
import dev.faultline.probe.Outcome;
import dev.faultline.probe.net.ProbeNetwork;
import dev.faultline.probe.net.TlsSettings;
import dev.faultline.settings.Secret;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Posts a text to a URL over a connection of its own. Thread-safe. */
public final class HttpPost {

    private static final int LARGEST_RESPONSE = 64 << 10;
    private static final HttpExpectation SUCCESS =
            new HttpExpectation(StatusSet.SUCCESS, Optional.empty(), Optional.empty());

    private final ProbeNetwork network;

    public HttpPost(ProbeNetwork network) {
        this.network = network;
    }

    /** The place of a URL, as {@code host:port}; empty if it is not an absolute URL with http or https. */
    public static Optional<String> place(String url) {
        return HttpTarget.parse(url).map(target -> target.endpoint().toString());
    }

    /**
     * Sends it; UP if the response has a status of 200 to 299, DEGRADED if the certificate is about to expire as well.
     * Redirects are not followed. The message shows nothing of the URL but its host, port and address.
     *
     * @param url one that has a {@link #place(String)}
     * @param headers sent with it
     * @param body the text, sent in UTF-8
     */
    public CompletionStage<Outcome> send(
            String url, Map<String, Secret> headers, String body, TlsSettings tls, Deadline deadline) {
        var target = HttpTarget.parse(url).orElseThrow(() -> new IllegalArgumentException("not a URL"));
        var exchange = new HttpExchange(network, target, tls, true, ProxyChoice.NONE);
        return network.run(
                deadline,
                run -> HttpRequest.of(target, "POST", headers, Optional.of(Secret.of(body)))
                        .compose(request ->
                                exchange.send(request, new ResponseReader(run, LARGEST_RESPONSE, false), run))
                        .map(reply -> SUCCESS.judge(reply.response(), reply.warning())));
    }
}
