// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Both images: what they promise to whoever runs them, and what they take from the build. */
class DockerfilesTest {

    static final List<String> FILES = List.of("Dockerfile.native", "Dockerfile.jvm");

    private static final Path FOLDER = Path.of("src/main/docker");
    private static final Pattern FLAGS = Pattern.compile("-X[^\\s\",]+|--enable[^\\s\",]+");

    private static ParsedDockerfile dockerfile(String name) {
        try {
            return ParsedDockerfile.read(FOLDER.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @FieldSource("FILES")
    void itRunsAsANumberedUserThatIsNotRoot(String name) {
        var user = ParsedDockerfile.last(dockerfile(name).runtime(), "USER");

        assertThat(user).matches("[1-9]\\d{3,}");
    }

    @ParameterizedTest
    @FieldSource("FILES")
    void itHasNoShellAndNeedsNone(String name) {
        var runtime = dockerfile(name).runtime();

        assertThat(ParsedDockerfile.last(runtime, "FROM"))
                .matches("gcr\\.io/distroless/[\\w-]+:nonroot(@sha256:[0-9a-f]{64})?");
        assertThat(Stream.of("RUN", "CMD", "ENTRYPOINT").flatMap(each -> ParsedDockerfile.all(runtime, each)))
                .isNotEmpty()
                .allMatch(each -> each.startsWith("[") && each.endsWith("]"));
    }

    @ParameterizedTest
    @FieldSource("FILES")
    void itNamesThePortOfTheProgram(String name) throws IOException {
        var settings = new Properties();
        try (var stream = Files.newInputStream(Path.of("src/main/resources/application.properties"))) {
            settings.load(stream);
        }

        var port = ParsedDockerfile.last(dockerfile(name).runtime(), "EXPOSE");

        assertThat(port).isEqualTo(settings.getProperty("quarkus.http.port"));
    }

    @ParameterizedTest
    @FieldSource("FILES")
    void itWritesToOneVolumeWhichGroupZeroMayWriteTo(String name) {
        var runtime = dockerfile(name).runtime();

        var volumes = ParsedDockerfile.all(runtime, "VOLUME").toList();

        assertThat(volumes).containsExactly("/var/lib/faultline");
        assertThat(ParsedDockerfile.last(runtime, "WORKDIR")).isEqualTo(volumes.get(0));
        assertThat(ParsedDockerfile.last(runtime, "ENV"))
                .isEqualTo("FAULTLINE_DATA_DIR=" + volumes.get(0) + " FAULTLINE_ON_BAD_CONFIG=start");
        assertThat(ParsedDockerfile.all(runtime, "COPY"))
                .filteredOn(each -> each.endsWith(volumes.get(0) + "/"))
                .singleElement()
                .asString()
                .contains("--chown=" + ParsedDockerfile.last(runtime, "USER") + ":0");
    }

    @ParameterizedTest
    @FieldSource("FILES")
    void itSaysWhatItIs(String name) {
        var label = ParsedDockerfile.last(dockerfile(name).runtime(), "LABEL");

        assertThat(label).contains("title=", "description=", "licenses=\"Apache-2.0\"", "version=", "revision=");
    }

    @ParameterizedTest
    @FieldSource("FILES")
    void whatTheBuildTakesIsThereAndIsLetThrough(String name) throws IOException {
        var letThrough = Files.readAllLines(Path.of(".dockerignore")).stream()
                .filter(each -> each.startsWith("!"))
                .map(each -> each.substring(1))
                .toList();

        var taken = ParsedDockerfile.all(dockerfile(name).build(), "COPY")
                .map(each -> each.split("\\s+"))
                .flatMap(words -> Stream.of(words).limit(words.length - 1L))
                .toList();

        assertThat(taken).isNotEmpty().allSatisfy(each -> {
            assertThat(Path.of(each)).exists();
            assertThat(letThrough).anyMatch(path -> Path.of(each).startsWith(path));
        });
    }

    @ParameterizedTest
    @FieldSource("FILES")
    void whatTheImageTakesIsMadeByTheBuild(String name) {
        var dockerfile = dockerfile(name);
        var commands = String.join(
                "\n", ParsedDockerfile.all(dockerfile.build(), "RUN").toList());

        var taken = ParsedDockerfile.all(dockerfile.runtime(), "COPY")
                .map(each -> each.replaceAll("--\\S+\\s+", "").split("\\s+")[0].replaceAll("/$", ""));

        assertThat(taken).isNotEmpty().allMatch(commands::contains);
    }

    @Test
    void theNativeProgramIsTheOneThatTheBuildLeaves() throws IOException {
        var pom = Files.readString(Path.of("pom.xml"));

        var commands = String.join(
                "\n",
                ParsedDockerfile.all(dockerfile("Dockerfile.native").build(), "RUN")
                        .toList());

        assertThat(commands).contains("-Dnative", "target/faultline-*-runner");
        assertThat(pom).contains("${project.build.finalName}-runner").doesNotContain("<finalName>");
    }

    /** A cache that was recorded with other flags is not used, or not used well. */
    @Test
    void theCacheIsRecordedCheckedAndUsedWithTheSameFlags() {
        var dockerfile = dockerfile("Dockerfile.jvm");

        var recording = ParsedDockerfile.all(dockerfile.build(), "RUN")
                .filter(each -> each.contains("-XX:AOTCacheOutput="))
                .findFirst()
                .orElseThrow();
        var check = ParsedDockerfile.last(dockerfile.runtime(), "RUN");
        var start = ParsedDockerfile.last(dockerfile.runtime(), "ENTRYPOINT");

        assertThat(flags(start)).contains("-XX:+UseSerialGC", "-Xmx64m").isEqualTo(flags(recording));
        assertThat(flags(check)).isEqualTo(flags(start));
        assertThat(check).contains("-XX:AOTMode=on");
        assertThat(Stream.of(recording, check, start)).allMatch(each -> each.contains("/opt/faultline/faultline.aot"));
    }

    private static List<String> flags(String command) {
        return FLAGS.matcher(command)
                .results()
                .map(match -> match.group())
                .filter(flag -> !flag.startsWith("-XX:AOT"))
                .toList();
    }
}
