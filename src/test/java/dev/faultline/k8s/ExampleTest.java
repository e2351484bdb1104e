// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.k8s;

import static dev.faultline.k8s.RenderedManifests.elements;
import static dev.faultline.k8s.RenderedManifests.named;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The example: what its parts say of each other. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExampleTest {

    private static final Pattern SERVICE = Pattern.compile("//(?!localhost)([a-z-]+):(\\d+)");

    private RenderedManifests manifests = new RenderedManifests(List.of());

    @BeforeAll
    void render() {
        manifests = RenderedManifests.of(RenderedManifests.EXAMPLE);
    }

    @Test
    void onlyTheAppHasTheSidecar() {
        var having = manifests
                .all("Deployment")
                .filter(each -> each.at("/spec/template/spec").has("initContainers"));

        assertThat(having.map(each -> each.at("/metadata/name").asText())).containsExactly("shop");
    }

    @Test
    void theImageIsTheOneThatTheKustomizationNames() {
        assertThat(manifests.sidecar("shop").path("image").asText()).startsWith("registry.example/faultline:");
    }

    @Test
    void theConfigWatchesServicesThatAreThere() {
        var services = manifests
                .all("Service")
                .flatMap(service -> elements(service.at("/spec/ports"))
                        .map(port -> service.at("/metadata/name").asText() + ":"
                                + port.path("port").asInt()))
                .toList();

        var watched = SERVICE.matcher(manifests.config())
                .results()
                .map(match -> match.group(1) + ":" + match.group(2))
                .toList();

        assertThat(watched).hasSize(2).isSubsetOf(services);
    }

    @Test
    void everyServiceFindsItsPods() {
        var pods = Stream.of("Deployment", "StatefulSet")
                .flatMap(manifests::all)
                .map(each -> each.at("/spec/template/metadata/labels"))
                .toList();

        assertThat(manifests.all("Service"))
                .hasSize(3)
                .allMatch(service -> pods.stream()
                        .anyMatch(labels -> service.at("/spec/selector")
                                .propertyStream()
                                .allMatch(each -> labels.path(each.getKey()).equals(each.getValue()))));
    }

    @Test
    void theSecretsThatAreNamedAreThere() {
        var shop = manifests.pod("shop").path("spec");
        var secret = named(shop.path("volumes"), "faultline-secrets")
                .at("/secret/secretName")
                .asText();

        var keys = manifests.the("Secret", secret).path("data");

        assertThat(keys.has("password")).isTrue();
        assertThat(manifests.config()).contains("password-file: /run/secrets/faultline/password");
        assertThat(elements(named(shop.path("containers"), "shop").path("env"))
                        .map(each -> each.at("/valueFrom/secretKeyRef"))
                        .filter(JsonNode::isObject))
                .isNotEmpty()
                .allMatch(reference -> keys.has(reference.path("key").asText())
                        && reference.path("name").asText().equals(secret));
    }

    @Test
    void theAppWritesItsLogsWhereTheSidecarReadsThem() {
        var app = named(manifests.pod("shop").at("/spec/containers"), "shop");

        var written = named(app.path("volumeMounts"), "faultline-app-log");
        var read = named(manifests.sidecar("shop").path("volumeMounts"), "faultline-app-log");

        assertThat(written.path("mountPath")).isEqualTo(read.path("mountPath"));
        assertThat(written.path("readOnly").asBoolean()).isFalse();
        assertThat(read.path("readOnly").asBoolean()).isTrue();
    }
}
