// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.k8s;

import static dev.faultline.k8s.RenderedManifests.elements;
import static dev.faultline.k8s.RenderedManifests.named;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.faultline.config.ConfigLoader;
import dev.faultline.probe.kinds.ProbeKinds;
import io.vertx.core.Vertx;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The manifests of the hub. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HubManifestsTest {

    private static final String HUB = "faultline-hub";

    private RenderedManifests manifests = new RenderedManifests(List.of());

    @BeforeAll
    void render() {
        manifests = RenderedManifests.of(Path.of("k8s/hub"));
    }

    private JsonNode hub() {
        return named(manifests.pod(HUB).at("/spec/containers"), "faultline");
    }

    private JsonNode migration() {
        return named(manifests.the("Job", "faultline-migration").at("/spec/template/spec/containers"), "faultline");
    }

    @Test
    void theModeOfEachIsItsOwn() {
        assertThat(named(hub().path("env"), "FAULTLINE_MODE").path("value").asText())
                .isEqualTo("hub");
        assertThat(named(migration().path("env"), "FAULTLINE_MODE")
                        .path("value")
                        .asText())
                .isEqualTo("migrate");
    }

    @Test
    void serviceBudgetAndPolicyFindThePods() {
        var labels = manifests.pod(HUB).at("/metadata/labels");
        var found = Stream.of(
                manifests.the("Service", HUB).at("/spec/selector"),
                manifests.the("PodDisruptionBudget", HUB).at("/spec/selector/matchLabels"),
                manifests.the("NetworkPolicy", HUB).at("/spec/podSelector/matchLabels"));

        assertThat(found)
                .allSatisfy(selector -> assertThat(selector.propertyStream())
                        .isNotEmpty()
                        .allMatch(each -> labels.path(each.getKey()).equals(each.getValue())));
        assertThat(manifests
                        .the("NetworkPolicy", HUB)
                        .at("/spec/ingress/0/ports/0/port")
                        .asInt())
                .isEqualTo(8086);
    }

    @Test
    void itHasNoRightsAndCanWriteNowhere() {
        assertThat(manifests
                        .the("ServiceAccount", HUB)
                        .path("automountServiceAccountToken")
                        .asBoolean(true))
                .isFalse();
        assertThat(manifests.all("Role")).isEmpty();
        for (var container : List.of(hub(), migration())) {
            var context = container.path("securityContext");
            assertThat(context.path("runAsNonRoot").asBoolean()).isTrue();
            assertThat(context.path("readOnlyRootFilesystem").asBoolean()).isTrue();
            assertThat(elements(container.path("volumeMounts")))
                    .allMatch(mount -> mount.path("readOnly").asBoolean());
        }
    }

    @Test
    void itsConfigFilesHaveNoErrorsButTheSecretsThatAreNotHere() {
        var vertx = Vertx.vertx();
        try {
            var loader = new ConfigLoader(new ProbeKinds(vertx, Runnable::run).all(), name -> Optional.empty());
            for (var file : List.of("faultline.yaml", "migrate.yaml")) {
                var text =
                        manifests.the("ConfigMap", HUB).path("data").path(file).asText();
                assertThat(text).isNotBlank();
                assertThat(loader.errors(text.getBytes(StandardCharsets.UTF_8)))
                        .allMatch(error -> error.key().endsWith("password-file"));
            }
        } finally {
            vertx.close();
        }
    }
}
