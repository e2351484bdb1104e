// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaId;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import dev.faultline.probe.ProbeFactory;
import dev.faultline.probe.kinds.ProbeKinds;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A file is valid for the schema exactly if the program takes it, but for what no schema can say. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConfigSchemaTest {

    /** What only the program can tell, by the fixture that has nothing else wrong. */
    private static final Map<String, Set<String>> BEYOND_A_SCHEMA = Map.of(
            "bounds of durations and amounts",
            Set.of(
                    "alert-interval",
                    "bytes-beyond-all-bounds",
                    "errors-max-lag",
                    "interval-beyond-all-bounds",
                    "interval-finer-than-a-millisecond",
                    "interval-too-long",
                    "interval-too-short",
                    "interval-zero",
                    "timeout"),
            "the rules of one text: paths, URLs, names, what is blank",
            Set.of(
                    "access-log-path",
                    "api-token-empty",
                    "app",
                    "data-dir",
                    "errors-ignore-routes",
                    "page-url",
                    "routes",
                    "secret-in-an-address",
                    "kinds/host-in-two-forms",
                    "kinds/redis-url"),
            "what two values are together",
            Set.of(
                    "access-log-fields-without-json",
                    "alert-interval-above-interval",
                    "retention-order",
                    "retention-order-by-default",
                    "slow-above",
                    "kinds/postgresql-two-passwords",
                    "kinds/postgresql-without-username"),
            "files and variables of the place where it runs",
            Set.of(
                    "api-token-file-is-no-file",
                    "api-token-file",
                    "secret-file-is-a-folder",
                    "secret-file-is-gone",
                    "secret-file-is-the-secret",
                    "placeholder-default",
                    "placeholder-empty-value",
                    "placeholder-undefined",
                    "placeholder-undefined-secret",
                    "placeholder-value"),
            "what a reader of YAML hides: keys given twice, other spellings of true and of numbers, a second document, what"
                    + " follows a value",
            Set.of(
                    "yaml-duplicate-key",
                    "flag",
                    "critical",
                    "yaml-two-documents",
                    "yaml-alias",
                    "number-with-a-zero-before-it",
                    "bytes-with-a-zero-before-them"));

    private static final YAMLMapper YAML = new YAMLMapper();

    private final Vertx vertx = Vertx.vertx();
    private final Collection<? extends ProbeFactory<?>> kinds = new ProbeKinds(vertx, Runnable::run).all();
    private final ConfigLoader real = new ConfigLoader(kinds, ConfigFixtures.ENVIRONMENT);
    private final JsonSchema schema = compiled(ConfigSchema.of(real, kinds));
    private final JsonSchema sample = compiled(ConfigSchema.of(ConfigFixtures.loader(), SampleKind.ALL));

    private static JsonSchema compiled(JsonNode document) {
        return JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(document);
    }

    @AfterAll
    void close() {
        vertx.close();
    }

    static Stream<Named<Path>> filesOfTheRealKinds() {
        return ConfigFixtures.named(ConfigFixtures.KINDS, "");
    }

    static Stream<Named<Path>> filesOfTheSampleKind() {
        return Stream.concat(ConfigFixtures.named("valid-"), ConfigFixtures.named("invalid-"));
    }

    @ParameterizedTest
    @MethodSource("filesOfTheRealKinds")
    void theSchemaTakesWhatTheProgramTakes(Path file) throws IOException {
        compare(file, real, schema);
    }

    @ParameterizedTest
    @MethodSource("filesOfTheSampleKind")
    void theSchemaTakesWhatTheProgramTakesOfAnyKind(Path file) throws IOException {
        compare(file, ConfigFixtures.loader(), sample);
    }

    @Test
    void itIsAValidSchemaItself() {
        var dialect = JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(SchemaLocation.of(SchemaId.V202012));

        assertThat(dialect.validate(ConfigSchema.of(real, kinds))).isEmpty();
    }

    private static void compare(Path file, ConfigLoader loader, JsonSchema schema) throws IOException {
        JsonNode content;
        try {
            content = YAML.readTree(file.toFile());
        } catch (IOException notYaml) {
            assertThat(loader.errors(Files.readAllBytes(file))).isNotEmpty();
            return;
        }
        var errors = loader.errors(Files.readAllBytes(file));
        Set<ValidationMessage> messages = schema.validate(content);
        var name = ConfigFixtures.FOLDER.relativize(file).toString().replaceAll("invalid-|\\.yaml$", "");
        var isBeyond = BEYOND_A_SCHEMA.values().stream().anyMatch(names -> names.contains(name));

        assertThat(messages.isEmpty())
                .as("program: %s%nschema: %s", errors, messages)
                .isEqualTo(errors.isEmpty() || isBeyond);
    }
}
