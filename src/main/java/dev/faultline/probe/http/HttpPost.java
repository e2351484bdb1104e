package dev.faultline.probe.http;

import dev.faultline.probe.Deadline;
import dev.faultline.probe.Outcome;
import dev.faultline.probe.net.ProbeNetwork;
import dev.faultline.probe.net.TlsSettings;
import dev.faultline.settings.Secret;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Posts a text to a URL over a connection of its own, and says what came of it. Thread-safe. */
public final class HttpPost {

    private static final int LARGEST_ANSWER = 64 << 10;

    private final ProbeNetwork wire;

    public HttpPost(ProbeNetwork wire) {
        this.wire = wire;
    }

    /** The place of a URL, as {@code host:port}; empty if it is not an absolute URL with http or https. */
    public static Optional<String> place(String url) {
        return HttpTarget.parse(url).map(target -> target.endpoint().toString());
    }

    /**
     * Sends it; UP if the answer has a status of 200 to 299. Redirects are not followed. The message shows nothing of the
     * URL but its host, port and address.
     *
     * @param url one that has a {@link #place(String)}
     * @param headers sent with it
     * @param body the text, sent in UTF-8
     */
    public CompletionStage<Outcome> send(
            String url, Map<String, Secret> headers, String body, TlsSettings tls, Deadline deadline) {
        var spec = new HttpSpec(
                HttpTarget.parse(url).orElseThrow(() -> new IllegalArgumentException("not a URL")),
                "POST",
                headers,
                Optional.of(Secret.of(body)),
                new HttpExpectation(StatusSet.SUCCESS, Optional.empty(), Optional.empty()),
                false,
                true,
                tls,
                LARGEST_ANSWER);
        return new HttpProbe(wire, spec).run(deadline);
    }
}
