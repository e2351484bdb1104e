// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Workflows and templates are YAML, and name files that exist: otherwise the first to notice is a release. */
class ProjectFilesTest {

    private static final Path FOLDER = Path.of(".github");
    private static final Pattern PATH_OF_THE_PROJECT = Pattern.compile("(?<![\\w/.])(?:src|k8s|\\.ci)/[\\w./-]*\\w");

    static List<Path> yamlFiles() throws IOException {
        try (var files = Files.walk(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".yml")).toList();
        }
    }

    @ParameterizedTest
    @MethodSource("yamlFiles")
    void theFileIsOneMapping(Path file) {
        assertThat(parsed(file)).isInstanceOf(Map.class);
    }

    @ParameterizedTest
    @MethodSource("yamlFiles")
    void eachPathThatItNamesExists(Path file) {
        assertThat(PATH_OF_THE_PROJECT.matcher(text(file)).results().map(match -> Path.of(match.group())))
                .allSatisfy(path -> assertThat(path).exists());
    }

    @Test
    void aReleaseBuildsBothImagesAndCutsItsNotes() {
        assertThat(text(FOLDER.resolve("workflows/release.yml")))
                .contains("src/main/docker/Dockerfile.native", "src/main/docker/Dockerfile.jvm", ".ci/notes");
        assertThat(text(Path.of("CHANGELOG.md"))).contains("\n## Unreleased\n");
        assertThat(Path.of(".ci/notes")).isExecutable();
    }

    private static Object parsed(Path file) {
        return new Yaml(new SafeConstructor(new LoaderOptions())).load(text(file));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(file.toString(), e);
        }
    }
}
