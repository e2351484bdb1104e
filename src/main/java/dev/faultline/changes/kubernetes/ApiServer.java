// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.changes.kubernetes;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.faultline.changes.KubernetesSettings;
import dev.faultline.probe.Deadline;
import dev.faultline.probe.Outcome;
import dev.faultline.probe.Status;
import dev.faultline.probe.http.HttpDownload;
import dev.faultline.probe.http.HttpSource;
import dev.faultline.probe.net.ProbeNetwork;
import dev.faultline.probe.net.TlsSettings;
import dev.faultline.settings.Secret;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/** Reads from the Kubernetes API what the pod's service account may get and list. Thread-safe. */
final class ApiServer {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    /** Bytes; an answer larger than this is refused. */
    private static final int LARGEST_ANSWER = 8 << 20;

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final ProbeNetwork network;
    private final String url;
    private final KubernetesSettings settings;

    ApiServer(ProbeNetwork network, String url, KubernetesSettings settings) {
        this.network = network;
        this.url = url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
        this.settings = settings;
    }

    CompletionStage<JsonNode> deployment(String namespace, String name) {
        return get("/apis/apps/v1/namespaces/" + namespace + "/deployments/" + name);
    }

    /** @param selector the labels that they have */
    CompletionStage<JsonNode> replicaSets(String namespace, String selector) {
        return get("/apis/apps/v1/namespaces/" + namespace + "/replicasets?labelSelector="
                + URLEncoder.encode(selector, StandardCharsets.UTF_8));
    }

    private CompletionStage<JsonNode> get(String path) {
        try {
            var headers = Map.of("Authorization", Secret.of("Bearer " + token()));
            var source = HttpSource.at(url + path, headers, tls(), LARGEST_ANSWER);
            var body = new ByteArrayOutputStream();
            return new HttpDownload(network, source, "application/json")
                    .fetch(Deadline.in(PATIENCE), body)
                    .thenApply(outcome -> json(outcome, body));
        } catch (IOException unreadable) {
            return CompletableFuture.failedFuture(new IOException("the token-file cannot be read", unreadable));
        }
    }

    /** Read anew each time: the kubelet replaces it every hour. */
    private String token() throws IOException {
        return Files.readString(Path.of(settings.tokenFile())).strip();
    }

    private TlsSettings tls() {
        var usual = TlsSettings.DEFAULT;
        var caFile = Optional.of(Path.of(settings.caFile()))
                .filter(Files::isRegularFile)
                .filter(Files::isReadable);
        return new TlsSettings(true, caFile, Optional.empty(), usual.expiryWarning());
    }

    private static JsonNode json(Outcome outcome, ByteArrayOutputStream body) {
        if (outcome.status() != Status.UP) {
            throw new CompletionException(new IOException(outcome.message()));
        }
        try {
            return MAPPER.readTree(body.toString(StandardCharsets.UTF_8));
        } catch (JsonProcessingException none) {
            throw new CompletionException(new IOException("the answer is not JSON"));
        }
    }
}
