// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.faultline.dependency.DependencyKind;
import dev.faultline.dependency.ProbePace;
import dev.faultline.dependency.RoutePattern;
import dev.faultline.probe.ProbeFactory;
import dev.faultline.probe.kinds.ProbeKinds;
import dev.faultline.settings.Secret;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The keys of the real kinds, as the config file has them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KindsConfigTest {

    private static final Path CONTRACT = ConfigFixtures.KINDS.resolve("valid-contract.yaml");

    private final Vertx vertx = Vertx.vertx();
    private final ConfigLoader loader =
            new ConfigLoader(factories(new ProbeKinds(vertx, Runnable::run)), ConfigFixtures.ENVIRONMENT);

    private static List<ProbeFactory<?>> factories(ProbeKinds kinds) {
        var factories = new ArrayList<ProbeFactory<?>>();
        kinds.kinds().forEach(kind -> factories.add(kinds.factory(kind).orElseThrow()));
        factories.add(kinds.network());
        return factories;
    }

    @AfterAll
    void close() {
        vertx.close();
    }

    static Stream<Named<Path>> invalidFiles() {
        return ConfigFixtures.named(ConfigFixtures.KINDS, "invalid-");
    }

    @ParameterizedTest
    @MethodSource("invalidFiles")
    void everyMistakeIsToldWithItsKeyItsLineAndWhatIsAllowed(Path file) throws IOException {
        var yaml = Files.readAllBytes(file);
        var expected = ConfigFixtures.expectedOf(yaml);

        var errors = ConfigFixtures.errorsOf(loader, yaml);

        assertThat(expected).as("what the fixture expects").isNotEmpty();
        assertThat(errors).containsExactlyElementsOf(expected);
        assertThat(errors).noneMatch(error -> error.contains(ConfigFixtures.SECRET));
    }

    @Test
    void everyKindCanBeConfigured() throws IOException {
        var config = loader.load(Files.readAllBytes(CONTRACT));

        assertThat(config.checks())
                .extracting(check -> check.dependency().kind())
                .extracting(DependencyKind::name)
                .containsExactly(
                        "postgresql",
                        "mysql",
                        "mongodb",
                        "redis",
                        "memcached",
                        "smtp",
                        "amqp",
                        "kafka",
                        "grpc",
                        "http",
                        "tcp",
                        "file",
                        "dns",
                        "tls",
                        "env",
                        "network");
        assertThat(config.toString()).doesNotContain(ConfigFixtures.SECRET);
    }

    @Test
    void theAppsOwnRoutesAreWatchedAndAreNoDependencies() throws IOException {
        var config = loader.load(Files.readAllBytes(CONTRACT));

        assertThat(config.routes())
                .extracting(check -> check.dependency().name())
                .containsExactly("route/checkout", "route/home");
        assertThat(config.routes())
                .extracting(check -> check.dependency().pace().interval())
                .containsExactly(Duration.ofSeconds(5), Duration.ofSeconds(30));
        assertThat(config.routes())
                .flatExtracting(check -> check.dependency().routes())
                .extracting(RoutePattern::pattern)
                .containsExactly("/checkout/ping", "/");
        assertThat(config.routes())
                .extracting(check -> check.dependency().kind())
                .containsOnly(DependencyKind.ROUTE);
        assertThat(config.secrets()).contains(Secret.of(ConfigFixtures.SECRET));
        assertThat(config.observed()).hasSize(config.checks().size() + 2).containsAll(config.checks());
    }

    @Test
    void theHealthDocumentOfTheAppIsWatchedAndIsNoDependency() throws IOException {
        var config = loader.load(Files.readAllBytes(CONTRACT));

        assertThat(config.documents())
                .extracting(check -> check.dependency().name())
                .containsExactly("app");
        assertThat(config.documents())
                .extracting(check -> check.dependency().pace())
                .extracting(ProbePace::interval, ProbePace::timeout, ProbePace::alertInterval)
                .containsExactly(tuple(Duration.ofSeconds(30), Duration.ofSeconds(10), Duration.ofSeconds(5)));
        assertThat(config.watched()).containsAll(config.documents());
        assertThat(config.observed()).doesNotContainAnyElementsOf(config.documents());
    }

    @Test
    void theChecksOfTwoLoadsAreEqual() throws IOException {
        var yaml = Files.readAllBytes(CONTRACT);

        assertThat(loader.load(yaml).checks()).isEqualTo(loader.load(yaml).checks());
        assertThat(loader.load(yaml).routes()).isEqualTo(loader.load(yaml).routes());
    }
}
