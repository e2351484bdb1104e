// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.settings.Secret;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SecretHeadersTest {

    @Test
    void publicNamesAndWordsAreNoSecrets() {
        var headers = Map.of(
                "accept", Secret.of("text/html"),
                "Accept-Language", Secret.of("de-DE"),
                "X-GitHub-Api-Version", Secret.of("2022-11-28"),
                "User-Agent", Secret.of("checks/1.0"),
                "X-Debug", Secret.of("True"));

        assertThat(SecretHeaders.of(headers)).isEmpty();
    }

    @Test
    void everythingElseIsASecretAlsoInAFile() {
        var inFile = Secret.inFile(Path.of("/run/secrets/token"));
        var headers =
                Map.of("X-Token", inFile, "Authorization", Secret.of("Bearer abc"), "X-Tenant", Secret.of("blue"));

        assertThat(SecretHeaders.of(headers))
                .containsExactlyInAnyOrder(inFile, Secret.of("Bearer abc"), Secret.of("blue"));
    }
}
