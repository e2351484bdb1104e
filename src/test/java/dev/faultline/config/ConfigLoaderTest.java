// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.config;

import static dev.faultline.config.ConfigFixtures.errorsOf;
import static dev.faultline.config.ConfigFixtures.load;
import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.dependency.ProbePace;
import dev.faultline.dependency.RoutePattern;
import dev.faultline.probe.Check;
import dev.faultline.settings.Secret;
import dev.faultline.store.RetentionPeriods;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigLoaderTest {

    static Stream<Named<Path>> validFiles() {
        return ConfigFixtures.named("valid-");
    }

    @ParameterizedTest
    @MethodSource("validFiles")
    void aGoodFileHasNoErrors(Path file) throws IOException {
        assertThat(errorsOf(Files.readAllBytes(file))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("validFiles")
    void twoLoadsOfOneFileAreEqual(Path file) throws IOException {
        var loader = ConfigFixtures.loader();

        var first = loader.load(Files.readAllBytes(file));
        var second = loader.load(Files.readAllBytes(file));

        assertThat(second).isEqualTo(first);
        assertThat(second.checks()).isEqualTo(first.checks());
    }

    @Test
    void whatIsNotSaidHasItsDefault() {
        var config = load("faultline: { network: { enabled: false } }");

        assertThat(config.app()).isEqualTo("app");
        assertThat(config.dataDir()).isEmpty();
        assertThat(config.checks()).isEmpty();
        assertThat(config.retention()).isEqualTo(RetentionPeriods.DEFAULT);
        assertThat(config.apiToken()).isEmpty();
        assertThat(config.defaults()).isEqualTo(ProbePace.DEFAULT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "# nothing yet", "---", "faultline:", "faultline: {}"})
    void aFileThatSaysNothingWatchesTheNetworkOnly(String yaml) {
        assertThat(names(load(yaml))).containsExactly("network");
    }

    @Test
    void dependenciesKeepTheOrderOfTheFile() {
        var config = load(
                "faultline:",
                "  dependencies:",
                "    zebra: { kind: sample, url: 'sample://z:1' }",
                "    apple: { kind: sample, url: 'sample://a:1' }",
                "    mango: { kind: other, url: 'sample://m:1' }");

        assertThat(names(config)).containsExactly("zebra", "apple", "mango", "network");
    }

    @Test
    void theKeysThatAllKindsShareAreRead() {
        var config = load(
                "faultline:",
                "  defaults: { interval: 20s, timeout: 2s, failure-threshold: 4 }",
                "  dependencies:",
                "    db:",
                "      kind: sample",
                "      url: sample://db:1",
                "      critical: true",
                "      routes: [/checkout/*, /pay]",
                "      interval: PT5S",
                "      slow-above: 300ms",
                "      alert-interval: 500ms",
                "      success-threshold: 3");

        var dependency = check(config, "db").dependency();

        assertThat(dependency.critical()).isTrue();
        assertThat(dependency.routes()).containsExactly(new RoutePattern("/checkout/*"), new RoutePattern("/pay"));
        assertThat(dependency.endpoints()).containsExactly("db:1");
        assertThat(dependency.pace())
                .isEqualTo(new ProbePace(
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(2),
                        Duration.ofMillis(300),
                        Duration.ofMillis(500),
                        4,
                        3));
    }

    @Test
    void anInheritedSlowAboveOrAlertIntervalYieldsToAShorterTimeoutOrInterval() {
        var config = load(
                "faultline:",
                "  dependencies:",
                "    db: { kind: sample, url: 'sample://db:1', timeout: 400ms, interval: 600ms }",
                "    api: { kind: sample, url: 'sample://api:1' }");

        assertThat(check(config, "db").dependency().pace().slowAbove()).isEqualTo(Duration.ofMillis(400));
        assertThat(check(config, "db").dependency().pace().alertInterval()).isEqualTo(Duration.ofMillis(600));
        assertThat(check(config, "api").dependency().pace()).isEqualTo(ProbePace.DEFAULT);
    }

    @Test
    void everyTypeOfValueIsRead() {
        var config = load(
                "faultline:",
                "  dependencies:",
                "    db:",
                "      kind: sample",
                "      url: sample://db:1",
                "      mode: slow",
                "      tries: 10",
                "      verify: false",
                "      patience: 2m",
                "      size: 10MiB",
                "      control: [one, 2]",
                "      labels: { b: 1.10, a: yes }",
                "      headers: { Authorization: 'Bearer ${DB_PASSWORD}' }",
                "      password: ${DB_PASSWORD}",
                "      expect: { body: ok }");

        var spec = (SampleKind.Spec) check(config, "db").spec();

        assertThat(spec)
                .isEqualTo(new SampleKind.Spec(
                        "sample://db:1",
                        "slow",
                        10,
                        false,
                        Duration.ofMinutes(2),
                        Optional.of(10L << 20),
                        List.of("one", "2"),
                        Map.of("b", "1.10", "a", "yes"),
                        Map.of("Authorization", Secret.of("Bearer hunter2")),
                        Optional.of(Secret.of("hunter2")),
                        Optional.of("ok")));
        assertThat(config.secrets()).containsExactlyInAnyOrder(Secret.of("Bearer hunter2"), Secret.of("hunter2"));
        assertThat(config.toString()).doesNotContain(ConfigFixtures.SECRET);
    }

    @ParameterizedTest
    @CsvSource({"250ms,PT0.25S", "5s,PT5S", "2m,PT2M", "1h,PT1H", "1d,PT24H", "PT1.5S,PT1.5S", "'\"5s\"',PT5S"})
    void aDurationIsReadInEveryForm(String written, Duration meant) {
        var config = load("faultline: { defaults: { interval: " + written + " } }");

        assertThat(config.defaults().interval()).isEqualTo(meant);
    }

    @ParameterizedTest
    @CsvSource({
        "0,0",
        "512,512",
        "512B,512",
        "1kB,1000",
        "500MB,500000000",
        "10MiB,10485760",
        "1GiB,1073741824",
        "1Gi,1073741824",
        "2TiB,2199023255552"
    })
    void anAmountOfBytesIsReadInEveryForm(String written, long meant) {
        var config = load("faultline: { dependencies: { db: { kind: sample, url: 'a://b', size: " + written + " } } }");

        assertThat(((SampleKind.Spec) check(config, "db").spec()).size()).contains(meant);
    }

    @Test
    void placeholdersAreReplacedInValues() {
        var config = load(
                "faultline:",
                "  app: ${NAME:check}-${NOTHING}out-$${HOME}",
                "  defaults: { interval: '${INTERVAL}', timeout: '${TIMEOUT:2s}' }");

        assertThat(config.app()).isEqualTo("check-out-${HOME}");
        assertThat(config.defaults().interval()).isEqualTo(Duration.ofSeconds(5));
        assertThat(config.defaults().timeout()).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void aSecretInAFileIsReadWhenItIsUsed(@TempDir Path folder) throws IOException {
        var file = folder.resolve("token");
        Files.writeString(file, "hunter2\n");
        var config = load("faultline: { api: { token-file: " + file + " } }");

        Files.writeString(file, "rotated\n");

        assertThat(config.apiToken().orElseThrow().reveal()).isEqualTo("rotated");
    }

    @Test
    void aTokenFileWithNothingInItIsRefused(@TempDir Path folder) throws IOException {
        var file = Files.writeString(folder.resolve("token"), "\n");

        var errors = errorsOf("faultline: { api: { token-file: " + file + " } }");

        assertThat(errors)
                .containsExactly(
                        "line 1: faultline.api.token-file: '" + file + "' is not allowed; a token that is not empty");
    }

    @Test
    void anEmptySecretIsNone() {
        var config =
                load("faultline: { dependencies: { db: { kind: sample, url: 'a://b', password: '${NOTHING}' } } }");

        assertThat(((SampleKind.Spec) check(config, "db").spec()).password()).isEmpty();
    }

    @Test
    void theNetworkHasAPaceAndKeysOfItsOwn() {
        var config = load("faultline: { network: { control: ['10.0.0.10:53'], interval: 30s } }");

        var network = check(config, "network");

        assertThat(network.dependency().pace().interval()).isEqualTo(Duration.ofSeconds(30));
        assertThat(((SampleKind.Spec) network.spec()).control()).containsExactly("10.0.0.10:53");
    }

    @Test
    void whatManyDependenciesShareCanBeMerged() {
        var config = load(
                "faultline:",
                "  dependencies:",
                "    one: &base { kind: sample, url: 'sample://one:1', tries: 5, interval: 7s }",
                "    two: { <<: *base, url: 'sample://two:1' }");

        var two = check(config, "two");

        assertThat(two.dependency().pace().interval()).isEqualTo(Duration.ofSeconds(7));
        assertThat(((SampleKind.Spec) two.spec()).tries()).isEqualTo(5);
        assertThat(two.dependency().endpoints()).containsExactly("two:1");
    }

    private static List<String> names(FaultlineConfig config) {
        return config.checks().stream().map(check -> check.dependency().name()).toList();
    }

    private static Check<?> check(FaultlineConfig config, String name) {
        return config.checks().stream()
                .filter(check -> check.dependency().name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
