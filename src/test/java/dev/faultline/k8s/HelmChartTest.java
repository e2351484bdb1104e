// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.k8s;

import static dev.faultline.k8s.RenderedManifests.named;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.marcnuri.helm.Helm;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The chart makes the objects that the kustomizations make, and others only where a value asks for them. */
class HelmChartTest {

    private static final Path MINIMAL = RenderedManifests.FIXTURES.resolve("minimal");
    private static final Path GATED = RenderedManifests.FIXTURES.resolve("gated");
    private static final Map<String, String> KUSTOMIZED =
            Map.of("image.repository", "faultline", "image.tag", "latest");

    @TempDir
    private Path folder;

    @Test
    void nothingInItIsToBeMended() {
        var result = new Helm(RenderedChart.CHART).lint().strict().call();

        assertThat(result.isFailed()).as(result.getMessages().toString()).isFalse();
    }

    @Test
    void whatStandsAroundTheSidecarIsThatOfTheComponent() {
        var kustomized = RenderedManifests.of(MINIMAL);

        var chart = RenderedChart.with(Map.of("podMonitor.enabled", true));

        assertThat(chart.objects()).hasSize(3);
        for (var name : List.of("NetworkPolicy", "PodMonitor")) {
            assertThat(chart.the(name, "faultline")).isEqualTo(kustomized.the(name, "faultline"));
        }
        assertThat(chart.config()).isEqualTo(kustomized.config());
    }

    @Test
    void theRulesAreThoseOfTheComponent() {
        var kustomized = RenderedManifests.of(RenderedManifests.FIXTURES.resolve("alerted"));

        var chart = RenderedChart.with(Map.of("prometheusRule.enabled", true));

        assertThat(chart.the("PrometheusRule", "faultline")).isEqualTo(kustomized.the("PrometheusRule", "faultline"));
    }

    @Test
    void theSidecarInTheChartOfAnAppIsThatOfTheComponent() {
        var kustomized = RenderedManifests.of(MINIMAL);

        var chart = RenderedChart.inShop(
                folder, Map.of("faultline.image.repository", "faultline", "faultline.image.tag", "latest"));

        assertThat(chart.the("Deployment", "bare")).isEqualTo(kustomized.the("Deployment", "bare"));
    }

    @Test
    void theGateIsThatOfTheComponent() {
        var kustomized = RenderedManifests.of(GATED);

        var chart = RenderedChart.inShop(folder, Map.of("faultline.readinessGate", true));

        assertThat(chart.sidecar("bare").path("readinessProbe"))
                .isEqualTo(kustomized.sidecar("bare").path("readinessProbe"));
    }

    @Test
    void theHubIsThatOfItsKustomization() {
        var kustomized = RenderedManifests.of(Path.of("k8s/hub"));
        var values = new HashMap<String, Object>(KUSTOMIZED);
        values.put("mode", "hub");

        var chart = RenderedChart.with(values);

        assertThat(chart.objects().stream().map(HelmChartTest::withoutRevision).toList())
                .containsExactlyInAnyOrderElementsOf(kustomized.objects());
    }

    /** Each revision of a release has a Job of its own. */
    private static JsonNode withoutRevision(JsonNode object) {
        if (!object.path("kind").asText().equals("Job")) {
            return object;
        }
        var copy = object.<ObjectNode>deepCopy();
        var metadata = (ObjectNode) copy.path("metadata");
        metadata.put("name", metadata.path("name").asText().replaceFirst("-\\d+$", ""));
        return copy;
    }

    @Test
    void theScraperMayBeElsewhere() {
        var chart = RenderedChart.with(Map.of("scraper.namespace", "observability"));

        assertThat(chart.the("NetworkPolicy", "faultline")
                        .at("/spec/ingress/0/from/1/namespaceSelector/matchLabels/kubernetes.io~1metadata.name")
                        .asText())
                .isEqualTo("observability");
    }

    @Test
    void theStoreMayOutliveThePod() {
        var chart = RenderedChart.inShop(
                folder,
                Map.of(
                        "faultline.store.kind", "claim",
                        "faultline.store.size", "2Gi",
                        "faultline.store.storageClass", "fast"));

        var claim = chart.the("PersistentVolumeClaim", "faultline-data").path("spec");
        assertThat(claim.at("/resources/requests/storage").asText()).isEqualTo("2Gi");
        assertThat(claim.path("storageClassName").asText()).isEqualTo("fast");
        assertThat(volume(chart).at("/persistentVolumeClaim/claimName").asText())
                .isEqualTo("faultline-data");
        assertThat(volume(chart).has("emptyDir")).isFalse();
    }

    @Test
    void eachPodMayHaveAVolumeOfItsOwn() {
        var chart = RenderedChart.inShop(folder, Map.of("faultline.store.kind", "ephemeral"));

        assertThat(chart.all("PersistentVolumeClaim")).isEmpty();
        assertThat(volume(chart)
                        .at("/ephemeral/volumeClaimTemplate/spec/resources/requests/storage")
                        .asText())
                .isEqualTo("1Gi");
    }

    private static JsonNode volume(RenderedManifests chart) {
        return named(chart.pod("bare").at("/spec/volumes"), "faultline-data");
    }

    @Test
    void whatItTakesAndTheConfigAreValues() {
        var chart = RenderedChart.inShop(
                folder,
                Map.of(
                        "faultline.resources.requests.memory",
                        "160Mi",
                        "faultline.config.faultline.app",
                        "shop",
                        "faultline.secret",
                        "shop-db"));

        assertThat(chart.sidecar("bare").at("/resources/requests/memory").asText())
                .isEqualTo("160Mi");
        assertThat(chart.sidecar("bare").at("/resources/requests/cpu").asText()).isEqualTo("20m");
        assertThat(chart.config()).isEqualTo("faultline:\n  app: shop\n");
        assertThat(named(chart.pod("bare").at("/spec/volumes"), "faultline-secrets")
                        .at("/secret/secretName")
                        .asText())
                .isEqualTo("shop-db");
    }

    @Test
    void aValueThatMeansNothingIsRefused() {
        assertThatThrownBy(() -> RenderedChart.with(Map.of("store.kind", "disk")))
                .hasMessageContaining("store");
    }
}
