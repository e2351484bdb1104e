// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.config;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.errors.AppLogSettings;
import dev.faultline.errors.CounterSettings;
import dev.faultline.errors.ErrorSettings;
import dev.faultline.errors.IgnoredRoutes;
import dev.faultline.settings.Redaction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Where the app's errors are found, as the config file says it. */
class ErrorsConfigTest {

    private static FaultlineConfig config() throws IOException {
        return ConfigFixtures.loader().load(Files.readAllBytes(Path.of("src/test/resources/config/valid-errors.yaml")));
    }

    @Test
    void theAppsLogAndItsMetricsAreRead() throws IOException {
        var errors = config().errors();

        assertThat(errors.appLog())
                .contains(new AppLogSettings("/var/log/app/app.log", "text", Optional.of(ZoneId.of("Europe/Berlin"))));
        assertThat(errors.metrics()).hasValueSatisfying(metrics -> {
            assertThat(metrics.interval()).isEqualTo(Duration.ofSeconds(2));
            assertThat(metrics.timeout()).isEqualTo(Duration.ofSeconds(1));
            assertThat(metrics.source().maxBody()).isEqualTo(2 << 20);
            assertThat(metrics.counters())
                    .containsExactly(
                            new CounterSettings(
                                    "shop_calls_total", "result", Optional.of("operation"), Set.of("broken", "late")),
                            new CounterSettings("shop_requests_total", "code", Optional.empty(), Set.of()));
        });
    }

    @Test
    void routesThatDoNotCountAreThoseOfHealthUnlessSaidOtherwise() throws IOException {
        var named = config().errors().metrics().orElseThrow().ignored();
        var none = errors("ignore-routes: []").accessLog().orElseThrow().ignored();
        var usual = errors("max-lag: 0s").accessLog().orElseThrow().ignored();

        assertThat(named).isEqualTo(IgnoredRoutes.of("/internal/*", "*/ping"));
        assertThat(none).isEqualTo(IgnoredRoutes.NONE);
        assertThat(usual).isEqualTo(IgnoredRoutes.USUAL);
    }

    private static ErrorSettings errors(String line) throws IOException {
        var yaml = "faultline:\n  errors:\n    access-log: { path: /a }\n    " + line + "\n";
        return ConfigFixtures.loader().load(yaml.getBytes(UTF_8)).errors();
    }

    @Test
    void theLagMayBeNoneAndIsAMinuteUnlessSaidOtherwise() throws IOException {
        assertThat(config().errors().maxLag()).isEqualTo(Duration.ZERO);
        assertThat(ErrorSettings.NONE.maxLag()).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void whatIsSecretInThemIsClearedAndNotShown() throws IOException {
        var config = config();

        assertThat(config.toString()).doesNotContain(ConfigFixtures.SECRET);
        assertThat(new Redaction(config.secrets()).clear("it was " + ConfigFixtures.SECRET))
                .isEqualTo("it was ***");
    }

    @Test
    void twoLoadsAreEqual() throws IOException {
        assertThat(config().errors()).isEqualTo(config().errors());
    }
}
