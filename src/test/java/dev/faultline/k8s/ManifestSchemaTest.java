// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each object that the manifests and the chart make is one that the API knows, with no field that it does not know. */
class ManifestSchemaTest {

    private static final String DEPLOYMENT = """
            {"apiVersion":"apps/v1","kind":"Deployment","metadata":{"name":"shop","labels":{"app":"shop"}},
             "spec":{"replicas":2,"template":{"spec":{"containers":[
               {"name":"shop","env":[{"name":"PORT","value":"8080"}],"readinessProbe":{"httpGet":{"port":"http"}}}]}}}}""";

    private static final String MONITOR = """
            {"apiVersion":"monitoring.coreos.com/v1","kind":"PodMonitor","metadata":{"name":"shop"},
             "spec":{"selector":{"matchLabels":{"app":"shop"}},"podMetricsEndpoints":[{"port":"http","interval":"30s"}]}}""";

    private static final String RULE = """
            {"apiVersion":"monitoring.coreos.com/v1","kind":"PrometheusRule","metadata":{"name":"shop"},
             "spec":{"groups":[{"name":"shop","rules":[{"alert":"Down","expr":"up == 0","for":"5m"}]}]}}""";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "k8s/example",
                "k8s/example-fleet",
                "k8s/hub",
                "src/test/resources/k8s/alerted",
                "src/test/resources/k8s/gated",
                "src/test/resources/k8s/minimal",
                "src/test/resources/k8s/overlay"
            })
    void aKustomizationMakesWhatTheApiKnows(String kustomization) {
        isKnown(RenderedManifests.of(Path.of(kustomization)));
    }

    @Test
    void theChartMakesWhatTheApiKnows() {
        isKnown(RenderedChart.with(Map.of("podMonitor.enabled", true, "prometheusRule.enabled", true)));
        isKnown(RenderedChart.with(Map.of("mode", "hub")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"emptyDir", "ephemeral", "claim"})
    void theSidecarInTheChartOfAnAppIsKnownWhateverItsStore(String store) {
        isKnown(RenderedChart.inShop(folder, Map.of("faultline.store.kind", store, "faultline.readinessGate", true)));
    }

    private static void isKnown(RenderedManifests manifests) {
        assertThat(manifests.objects()).extracting(ApiModel::refusal).containsOnly(Optional.empty());
    }

    @ParameterizedTest
    @ValueSource(strings = {DEPLOYMENT, MONITOR, RULE})
    void whatTheseTestsBreakIsKnown(String object) throws Exception {
        assertThat(ApiModel.refusal(read(object))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "\"apps/v1\" | \"apps/v1beta1\" | no kind apps/v1beta1 Deployment",
                "readinessProbe | readynessProbe | readynessProbe",
                "\"httpGet\" | \"http\" | \"http\"",
                "\"8080\" | 8080 | Integer value",
                "\"replicas\":2 | \"replicas\":\"2\" | coerce String",
                "{\"app\":\"shop\"} | {\"app\":1} | Integer value",
                "\"containers\":[ | \"containers\":[7, | Number value",
            })
    void aDeploymentThatTheApiWouldRefuseIsRefused(String right, String wrong, String why) throws Exception {
        isRefused(DEPLOYMENT, right, wrong, why);
    }

    @Test
    void soAreObjectsOfThePrometheusOperator() throws Exception {
        isRefused(MONITOR, "podMetricsEndpoints", "podMetricEndpoints", "podMetricEndpoints");
        isRefused(MONITOR, "interval", "every", "every");
        isRefused(RULE, "\"expr\"", "\"expression\"", "expression");
    }

    private static void isRefused(String object, String right, String wrong, String why) throws Exception {
        assertThat(object).contains(right);
        assertThat(ApiModel.refusal(read(object.replace(right, wrong))))
                .hasValueSatisfying(refusal -> assertThat(refusal).contains(why));
    }

    private static JsonNode read(String json) throws Exception {
        return new ObjectMapper().readTree(json);
    }
}
