// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.k8s;

import static dev.faultline.k8s.RenderedManifests.elements;
import static dev.faultline.k8s.RenderedManifests.named;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The component, put on Deployments that have nothing and on one that has its own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ComponentTest {

    private RenderedManifests manifests = new RenderedManifests(List.of());

    @BeforeAll
    void render() {
        manifests = RenderedManifests.of(RenderedManifests.FIXTURES.resolve("minimal"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bare", "furnished"})
    void aDeploymentGetsANativeSidecarThatStartsFirst(String deployment) {
        var first = manifests.pod(deployment).at("/spec/initContainers/0");

        assertThat(first.path("name").asText()).isEqualTo("faultline");
        assertThat(first.path("restartPolicy").asText()).isEqualTo("Always");
    }

    @Test
    void whatADeploymentHasStays() {
        var spec = manifests.pod("furnished").path("spec");

        assertThat(named(spec.path("initContainers"), "migrate").has("restartPolicy"))
                .isFalse();
        assertThat(named(spec.path("volumes"), "own").has("emptyDir")).isTrue();
        assertThat(named(spec.path("containers"), "furnished")
                        .at("/volumeMounts/0/mountPath")
                        .asText())
                .isEqualTo("/own");
    }

    @Test
    void aDeploymentCanBeLeftAlone() {
        var pod = manifests.pod("left-alone");

        assertThat(pod.at("/spec").has("initContainers")).isFalse();
        assertThat(pod.at("/spec").has("volumes")).isFalse();
        assertThat(pod.at("/metadata/labels").has("faultline.dev/sidecar")).isFalse();
    }

    @Test
    void everyPortIsTheOneOfTheProgram() {
        var sidecar = manifests.sidecar("bare");

        var port = sidecar.at("/ports/0");

        assertThat(port.path("containerPort").asInt()).isEqualTo(8086);
        assertThat(probes(sidecar).map(probe -> probe.at("/httpGet/port"))).containsOnly(port.path("name"));
        assertThat(manifests.the("PodMonitor", "faultline").at("/spec/podMetricsEndpoints/0/port"))
                .isEqualTo(port.path("name"));
    }

    @Test
    void theNetworkPolicyLimitsThePortOfTheProgramAndNoOther() {
        var rules = manifests.the("NetworkPolicy", "faultline").at("/spec/ingress");

        var limited = rules.path(0);
        var open = rules.path(1);

        assertThat(limited.path("from")).isNotEmpty();
        assertThat(limited.at("/ports/0/port").asInt()).isEqualTo(8086);
        assertThat(open.has("from")).isFalse();
        for (var port : new int[] {1, 80, 8085, 8087, 65535}) {
            assertThat(elements(open.path("ports"))).as("port %d", port).anyMatch(range -> isTcp(range, port));
        }
        assertThat(elements(open.path("ports"))).noneMatch(range -> isTcp(range, 8086));
    }

    private static boolean isTcp(JsonNode range, int port) {
        return range.path("protocol").asText().equals("TCP")
                && range.path("port").asInt() <= port
                && port <= range.path("endPort").asInt();
    }

    @Test
    void thePolicyAndTheMonitorFindThePods() {
        var labels = manifests.pod("bare").at("/metadata/labels");

        var policy = manifests.the("NetworkPolicy", "faultline").at("/spec/podSelector/matchLabels");
        var monitor = manifests.the("PodMonitor", "faultline").at("/spec/selector/matchLabels");

        assertThat(policy.propertyStream())
                .isNotEmpty()
                .allMatch(each -> labels.path(each.getKey()).equals(each.getValue()));
        assertThat(monitor).isEqualTo(policy);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bare", "furnished"})
    void everyMountHasItsVolume(String deployment) {
        var volumes = elements(manifests.pod(deployment).at("/spec/volumes"))
                .map(each -> each.path("name").asText())
                .toList();

        var mounts = manifests.sidecar(deployment).path("volumeMounts");

        assertThat(elements(mounts).map(each -> each.path("name").asText())).isSubsetOf(volumes);
        assertThat(volumes).doesNotHaveDuplicates();
    }

    @Test
    void onlyTheStoreCanBeWrittenTo() {
        var sidecar = manifests.sidecar("bare");

        var writable = elements(sidecar.path("volumeMounts"))
                .filter(mount -> !mount.path("readOnly").asBoolean())
                .map(mount -> mount.path("mountPath").asText());

        assertThat(writable).containsExactly(environment(sidecar, "FAULTLINE_DATA_DIR"));
    }

    /** A subPath is never updated, so an edit of the ConfigMap would not be seen. */
    @Test
    void theConfigIsMountedAsAFolder() {
        var sidecar = manifests.sidecar("bare");

        var mount = named(sidecar.path("volumeMounts"), "faultline-config");

        assertThat(mount.has("subPath")).isFalse();
        assertThat(environment(sidecar, "FAULTLINE_CONFIG"))
                .isEqualTo(mount.path("mountPath").asText() + "/faultline.yaml");
        assertThat(named(manifests.pod("bare").at("/spec/volumes"), "faultline-config")
                        .at("/configMap/name")
                        .asText())
                .isEqualTo("faultline-config");
        assertThat(manifests.config()).isNotBlank();
    }

    @Test
    void theSidecarMayDoNothingThatItDoesNotNeed() {
        var context = manifests.sidecar("bare").path("securityContext");

        assertThat(context.path("runAsNonRoot").asBoolean()).isTrue();
        assertThat(context.path("readOnlyRootFilesystem").asBoolean()).isTrue();
        assertThat(context.path("allowPrivilegeEscalation").asBoolean(true)).isFalse();
        assertThat(elements(context.at("/capabilities/drop")).map(JsonNode::asText))
                .containsExactly("ALL");
        assertThat(context.at("/seccompProfile/type").asText()).isEqualTo("RuntimeDefault");
        // Any user will do, also one that the cluster makes up.
        assertThat(context.has("runAsUser")).isFalse();
    }

    @Test
    void whatItTakesIsAskedForAndLimited() {
        var resources = manifests.sidecar("bare").path("resources");

        for (var what : new String[] {"cpu", "memory"}) {
            assertThat(resources.path("requests").path(what).asText()).as(what).isNotBlank();
            assertThat(resources.path("limits").path(what).asText()).as(what).isNotBlank();
        }
        assertThat(resources.at("/requests/ephemeral-storage").asText()).isNotBlank();
        assertThat(named(manifests.pod("bare").at("/spec/volumes"), "faultline-data")
                        .at("/emptyDir/sizeLimit")
                        .asText())
                .isNotBlank();
    }

    @Test
    void thePodsLabelsAndAnnotationsAreThere() {
        var volume = named(manifests.pod("bare").at("/spec/volumes"), "faultline-podinfo");

        assertThat(elements(volume.at("/downwardAPI/items"))
                        .map(each -> each.at("/fieldRef/fieldPath").asText()))
                .containsExactlyInAnyOrder("metadata.labels", "metadata.annotations");
        assertThat(named(manifests.sidecar("bare").path("volumeMounts"), "faultline-podinfo")
                        .path("mountPath")
                        .asText())
                .isEqualTo("/etc/podinfo");
    }

    @Test
    void whereItRunsComesFromTheDownwardApi() {
        var sidecar = manifests.sidecar("bare");

        assertThat(field(sidecar, "NODE_NAME")).isEqualTo("spec.nodeName");
        assertThat(field(sidecar, "ZONE")).isEqualTo("metadata.labels['topology.kubernetes.io/zone']");
        assertThat(field(sidecar, "WORKLOAD")).isEqualTo("metadata.labels['pod-template-hash']");
    }

    private static String field(JsonNode sidecar, String name) {
        return named(sidecar.path("env"), name)
                .at("/valueFrom/fieldRef/fieldPath")
                .asText();
    }

    @Test
    void readinessFollowsTheDependenciesOnlyWhereThatIsAskedFor() {
        var gated = RenderedManifests.of(RenderedManifests.FIXTURES.resolve("gated"));

        assertThat(path(manifests.sidecar("bare"))).isEqualTo("/q/health/ready");
        assertThat(path(gated.sidecar("bare"))).isEqualTo("/q/health/group/critical");
        assertThat(probes(gated.sidecar("bare"))).hasSize(3);
        assertThat(gated.pod("left-alone").at("/spec").has("initContainers")).isFalse();
    }

    private static String path(JsonNode sidecar) {
        return sidecar.at("/readinessProbe/httpGet/path").asText();
    }

    @Test
    void anOverlayCanReplaceTheConfig() {
        var overlaid = RenderedManifests.of(RenderedManifests.FIXTURES.resolve("overlay"));

        assertThat(overlaid.config()).contains("app: overlaid");
    }

    private static Stream<JsonNode> probes(JsonNode sidecar) {
        return Stream.of("startupProbe", "livenessProbe", "readinessProbe")
                .filter(sidecar::has)
                .map(sidecar::path);
    }

    private static String environment(JsonNode sidecar, String name) {
        return named(sidecar.path("env"), name).path("value").asText();
    }
}
