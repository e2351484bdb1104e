// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.testing.PackagedSidecar;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged program, started on the configs of the manifests and asked what the manifests ask. */
class RenderedManifestsIT {

    private static final String SECRETS = "/run/secrets/faultline";

    @TempDir
    private Path folder;

    @Test
    void whatTheKubeletAndPrometheusAskIsAnswered() {
        var manifests = RenderedManifests.of(RenderedManifests.FIXTURES.resolve("minimal"));
        var gated = RenderedManifests.of(RenderedManifests.FIXTURES.resolve("gated"));
        var paths = Stream.concat(
                Stream.of(manifests, gated)
                        .map(each -> each.sidecar("bare"))
                        .flatMap(sidecar -> Stream.of("startupProbe", "livenessProbe", "readinessProbe")
                                .map(sidecar::path))
                        .map(probe -> probe.at("/httpGet/path").asText()),
                manifests
                        .all("PodMonitor")
                        .map(each -> each.at("/spec/podMetricsEndpoints/0/path").asText()));

        try (var sidecar = PackagedSidecar.start(folder, manifests.config())) {
            assertThat(paths.distinct().toList())
                    .hasSize(5)
                    .allSatisfy(path -> assertThat(sidecar.response(path).statusCode())
                            .as(path)
                            .isEqualTo(200));
        }
    }

    @Test
    void theConfigOfTheExampleIsAccepted() throws Exception {
        var manifests = RenderedManifests.of(RenderedManifests.EXAMPLE);
        var secret = manifests.all("Secret").findFirst().orElseThrow().path("data");
        for (var each : secret.properties()) {
            var value = Base64.getDecoder().decode(each.getValue().asText());
            Files.writeString(folder.resolve(each.getKey()), new String(value, StandardCharsets.UTF_8));
        }
        // The names mean nothing here, and nobody else is to be asked for them.
        var here = manifests.config().replace(SECRETS, folder.toString()).replaceAll("//[a-z.-]+", "//127.0.0.1");

        try (var sidecar = PackagedSidecar.start(folder, here)) {
            assertThat(sidecar.get("/api/v1/dependencies").findValuesAsText("name"))
                    .contains("orders-db", "cache", "payments", "network");
        }
    }
}
