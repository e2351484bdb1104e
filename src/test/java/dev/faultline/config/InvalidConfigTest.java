// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.config;

import static dev.faultline.config.ConfigFixtures.errorsOf;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class InvalidConfigTest {

    static Stream<Named<Path>> invalidFiles() {
        return ConfigFixtures.named("invalid-");
    }

    @ParameterizedTest
    @MethodSource("invalidFiles")
    void everyMistakeIsToldWithItsKeyItsLineAndWhatIsAllowed(Path file) throws IOException {
        var yaml = Files.readAllBytes(file);
        var expected = ConfigFixtures.expectedOf(yaml);

        var errors = errorsOf(yaml);

        assertThat(expected).as("what the fixture expects").isNotEmpty();
        assertThat(errors).containsExactlyElementsOf(expected);
        assertThat(errors).noneMatch(error -> error.contains(ConfigFixtures.SECRET));
    }

    @Test
    void aFileThatIsNotUtf8IsRefusedWithTheLineOfTheByte() {
        var yaml = "faultline:\n  app: caf\u00e9\n".getBytes(StandardCharsets.ISO_8859_1);

        var errors = errorsOf(yaml);

        assertThat(errors).containsExactly("line 2: the file is not UTF-8");
    }

    @Test
    void aFileWithAControlCharacterIsRefusedWithItsLine() {
        var errors = errorsOf("faultline:", "  app: a\u0007b");

        assertThat(errors).containsExactly("line 2: the file holds a control character");
    }

    @Test
    void aFileThatIsTooLargeIsRefusedUnread() {
        var errors = errorsOf("faultline: {}\n#" + "x".repeat(1 << 20));

        assertThat(errors).containsExactly("line 1: the file is larger than 1048576 bytes");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"!Sup3r", "!Sup3r Secret", "&Sup3r Secret", "!!int Secret", "! Secret", "!<x> Secret", "[!a b]"})
    void aValueThatYamlWouldCutIsRefusedWithItsLine(String value) {
        assertThat(errorsOf("faultline:\n  app: " + value + "\n"))
                .containsExactly(
                        "line 2: the file has a value that begins with a mark of YAML (! or &), which is not part of it;"
                                + " put it in quotes");
    }

    @Test
    void everyValueThatYamlWouldCutIsTold() {
        assertThat(errorsOf("faultline:", "  app: !a b", "  defaults: { interval: &i 5s }"))
                .hasSize(2)
                .allMatch(error -> error.contains("put it in quotes"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "password: Sup3r #Secret",
                "password: a #b # a comment",
                "secret: Sup3r #Secret",
                "headers: { Authorization: Bearer a #b",
            })
    void aSecretThatEndsBeforeANumberSignIsRefused(String line) {
        assertThat(errorsOf("faultline:\n  " + line + (line.contains("{") ? "\n  }\n" : "\n")))
                .containsExactly(
                        "line 2: the file has a secret that ends before a '#', which begins a comment; put it in"
                                + " quotes, or a blank behind the '#'");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "password: Secret # a comment",
                "password: 'a #b'",
                "password: \"!a &b\" #c",
                "password: a#b",
                "app: a #b",
                "app: password #b",
                "app: !!str 12"
            })
    void whatIsNoPartOfAValueIsNotTakenForOne(String line) {
        assertThat(errorsOf("faultline:\n  " + line + "\n")).noneMatch(error -> error.contains("the file"));
    }

    @Test
    void aliasesThatMultiplyAreRefused() {
        var lines = new StringBuilder("a0: &a0 [x, x]\n");
        for (var i = 1; i < 80; i++) {
            lines.append("a%d: &a%d [*a%d, *a%d]\n".formatted(i, i, i - 1, i - 1));
        }

        var errors = errorsOf(lines.toString());

        assertThat(errors).hasSize(1).first().asString().contains("is nested too deeply or repeats too many aliases");
    }

    @Test
    void nestingWithoutEndIsRefused() {
        var errors = errorsOf("faultline: " + "[".repeat(10_000));

        assertThat(errors).hasSize(1).first().asString().contains("is nested too deeply");
    }

    @Test
    void theMessageOfTheExceptionIsEveryErrorInTheOrderOfTheFile() {
        var errors = errorsOf(
                "faultline:",
                "  dependencies:",
                "    b: { kind: sample, url: nonsense }",
                "    a: { kind: sample, url: 'sample://a', tries: 11 }",
                "  defaults: { interval: never }",
                "  nap: 5s");

        assertThat(errors)
                .extracting(error -> error.substring(0, error.indexOf(": ")))
                .containsExactly("line 3", "line 4", "line 5", "line 6");
    }

    @ParameterizedTest
    @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    @ValueSource(
            strings = {
                "faultline: &x { dependencies: *x }",
                "faultline: &x { <<: *x, app: [] }",
                "faultline: &x { <<: [{ <<: *x }, { app: [] }] }",
                "faultline: { <<: [a], app: a }",
                "faultline: { dependencies: &x { db: &y { kind: sample, url: 'a://b', expect: *x } } }",
                "&x ? *x : a",
                "{ [a]: b }",
                "faultline: !!binary aGk=",
                "%YAML 3.0\n---\nfaultline: {}"
            })
    void noTrickOfYamlGetsPastTheErrors(String yaml) {
        assertThat(errorsOf(yaml)).isNotEmpty();
    }

    @Test
    @Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void whateverIsDoneToAGoodFileItIsReadOrRefused() throws IOException {
        var good = Files.readString(Path.of("src/test/resources/config/valid-every-key.yaml"));
        var random = new Random(42);
        var signs = "{}[]:-#&*!|>'\"%@`,?<=~$ \n\t0a\u0007\u00e9";

        for (var i = 0; i < 3_000; i++) {
            var text = new StringBuilder(good);
            for (var edits = random.nextInt(4); edits >= 0; edits--) {
                var at = random.nextInt(text.length());
                text.replace(
                        at,
                        Math.min(text.length(), at + random.nextInt(3)),
                        String.valueOf(signs.charAt(random.nextInt(signs.length()))));
            }

            assertThat(errorsOf(text.toString()))
                    .as(text.toString())
                    .allMatch(error -> error.startsWith("line ") && !error.contains("\n"));
        }
    }
}
