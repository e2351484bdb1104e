// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.notify;

import dev.faultline.probe.Deadline;
import dev.faultline.probe.Outcome;
import dev.faultline.probe.http.HttpPost;
import dev.faultline.settings.Secret;
import java.io.IOException;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** One attempt to post something to a receiver, with the headers that it asks for, signed if it has a secret. */
final class WebhookPost {

    private final WebhookSettings settings;
    private final HttpPost post;
    private final InstantSource clock;

    WebhookPost(WebhookSettings settings, HttpPost post, InstantSource clock) {
        this.settings = settings;
        this.post = post;
        this.clock = clock;
    }

    /** Makes the body, for which a secret may have to be read. */
    interface BodySource {
        String body() throws IOException;
    }

    /**
     * Posts it.
     *
     * @param event what the receiver is told that it is
     * @param delivery the same for each attempt
     */
    CompletionStage<Outcome> send(String event, String delivery, BodySource source) {
        try {
            var url = settings.url().reveal().strip();
            var body = source.body();
            return HttpPost.place(url).isEmpty()
                    ? CompletableFuture.completedFuture(Outcome.unknown("its url-file does not hold a URL"))
                    : post.send(
                            url, headers(event, delivery, body), body, settings.tls(), Deadline.in(settings.timeout()));
        } catch (IOException unreadable) {
            return CompletableFuture.completedFuture(Outcome.unknown("a file with its secret cannot be read"));
        }
    }

    /** Whether the outcome means that the receiver has it. */
    static boolean isTaken(Outcome outcome) {
        return outcome.status().isAnswer();
    }

    private Map<String, Secret> headers(String event, String delivery, String body) throws IOException {
        var headers = new LinkedHashMap<String, Secret>();
        headers.put("Content-Type", Secret.of("application/json"));
        headers.put("X-Faultline-Event", Secret.of(event));
        headers.put("X-Faultline-Delivery", Secret.of(delivery));
        if (settings.secret().isPresent()) {
            var timestamp = clock.instant().getEpochSecond();
            var secret = settings.secret().get().reveal();
            headers.put("X-Faultline-Timestamp", Secret.of(Long.toString(timestamp)));
            headers.put("X-Faultline-Signature", Secret.of(PayloadSignature.signature(secret, timestamp, body)));
        }
        headers.putAll(settings.headers());
        return headers;
    }
}
