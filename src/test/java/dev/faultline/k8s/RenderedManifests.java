// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.k8s;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * The objects that a kustomization renders to, in the order in which they are printed.
 *
 * @param objects at least one
 */
record RenderedManifests(List<JsonNode> objects) {

    static final Path EXAMPLE = Path.of("k8s/example");
    static final Path FIXTURES = Path.of("src/test/resources/k8s");

    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * Renders a folder with {@code kubectl kustomize}.
     *
     * @throws org.opentest4j.TestAbortedException where there is no kubectl that knows components as they are now
     */
    static RenderedManifests of(Path folder) {
        Assumptions.assumeTrue(
                output("kubectl", "version", "--client").contains("Kustomize Version: v5"),
                "manifests not checked: kubectl 1.27 or newer is not on the PATH");
        return read(output("kubectl", "kustomize", folder.toString()));
    }

    /** The objects of a text in YAML. */
    static RenderedManifests read(String rendered) {
        var objects = new ArrayList<JsonNode>();
        for (var document : new Yaml(new SafeConstructor(new LoaderOptions())).loadAll(rendered)) {
            objects.add(JSON.valueToTree(document));
        }
        if (objects.isEmpty()) {
            throw new AssertionError("there is no object in:\n" + rendered);
        }
        return new RenderedManifests(List.copyOf(objects));
    }

    /** What a command prints, its complaints included; nothing if it is not there. */
    private static String output(String... command) {
        Process process;
        try {
            process = new ProcessBuilder(command).redirectErrorStream(true).start();
        } catch (IOException absent) {
            return "";
        }
        try (var stream = process.getInputStream()) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The objects of a kind. */
    Stream<JsonNode> all(String kind) {
        return objects.stream().filter(each -> each.path("kind").asText().equals(kind));
    }

    /** The one object of that kind and name. */
    JsonNode the(String kind, String name) {
        return all(kind)
                .filter(each -> each.at("/metadata/name").asText().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("there is no " + kind + " " + name));
    }

    /** The pod of a Deployment. */
    JsonNode pod(String deployment) {
        return the("Deployment", deployment).at("/spec/template");
    }

    /** The container that the component adds to a Deployment. */
    JsonNode sidecar(String deployment) {
        return named(pod(deployment).at("/spec/initContainers"), "faultline");
    }

    /** The config file of the ConfigMap. */
    String config() {
        return the("ConfigMap", "faultline-config").at("/data/faultline.yaml").asText();
    }

    /** The element of a list that has the name. */
    static JsonNode named(JsonNode list, String name) {
        return elements(list)
                .filter(each -> each.path("name").asText().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("there is no " + name + " in " + list));
    }

    /** The elements of a list; none of one that is not there. */
    static Stream<JsonNode> elements(JsonNode list) {
        return list.valueStream();
    }
}
