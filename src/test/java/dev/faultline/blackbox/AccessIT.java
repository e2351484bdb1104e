// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.testing.PackagedSidecar;
import java.io.IOException;
import java.net.NetworkInterface;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccessIT {

    private static final String TOKEN = "t0p-s3cret-token";

    @TempDir
    private Path folder;

    @Test
    void withATokenReadsAndWritesNeedItAndHealthDoesNot() throws IOException {
        var token = Files.writeString(folder.resolve("token"), TOKEN + "\n");
        var yaml = "faultline: { app: checkout, network: { enabled: false }, api: { token-file: \"%s\" } }"
                .formatted(token);

        try (var sidecar = PackagedSidecar.start(folder, yaml)) {
            assertThat(sidecar.response("/api/v1/dependencies").statusCode()).isEqualTo(401);
            assertThat(sidecar.response("/api/v1/dependencies", "Authorization", "Bearer wrong")
                            .statusCode())
                    .isEqualTo(401);
            assertThat(sidecar.response("/api/v1/dependencies", "Authorization", "Bearer " + TOKEN)
                            .statusCode())
                    .isEqualTo(200);
            assertThat(sidecar.postResponse("/api/v1/sweep", "").statusCode()).isEqualTo(401);
            assertThat(sidecar.postResponse("/api/v1/sweep", "", "Authorization", "Bearer " + TOKEN)
                            .statusCode())
                    .isEqualTo(200);
            assertThat(sidecar.response("/q/health/live").statusCode()).isEqualTo(200);
            assertThat(sidecar.response("/q/metrics").statusCode()).isEqualTo(200);
            assertThat(sidecar.log()).doesNotContain(TOKEN);
        }
    }

    @Test
    void withoutATokenOnlyLoopbackMayChangeAnything() throws Exception {
        var outside = NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> !address.isLoopbackAddress()
                        && !address.isLinkLocalAddress()
                        && address.getAddress().length == 4)
                .findFirst();
        Assumptions.assumeTrue(outside.isPresent(), "this machine has no address but loopback");

        try (var sidecar = PackagedSidecar.start(
                folder,
                "faultline: { app: checkout, network: { enabled: false } }",
                Map.of("QUARKUS_HTTP_HOST", "0.0.0.0"))) {
            var base = "http://" + outside.get().getHostAddress() + ":" + sidecar.port();
            var http = HttpClient.newHttpClient();
            var sweep = http.send(
                    HttpRequest.newBuilder(URI.create(base + "/api/v1/sweep"))
                            .header("X-Forwarded-For", "127.0.0.1")
                            .POST(HttpRequest.BodyPublishers.noBody())
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            var read = http.send(
                    HttpRequest.newBuilder(URI.create(base + "/api/v1/dependencies"))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());

            assertThat(sweep.statusCode()).isEqualTo(403);
            assertThat(sweep.body()).contains("token-file");
            assertThat(read.statusCode()).isEqualTo(200);
            assertThat(sidecar.postResponse("/api/v1/sweep", "").statusCode()).isEqualTo(200);
        }
    }
}
