// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.probe.net.Endpoint;
import dev.faultline.probe.net.ProbeNetwork;
import dev.faultline.settings.Secret;
import dev.faultline.testing.MapSettings;
import io.vertx.core.Vertx;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class RedisSettingsTest {

    private static final Vertx VERTX = Vertx.vertx();

    private final RedisProbeFactory factory =
            new RedisProbeFactory(ProbeNetwork.ofThePod(VERTX, InstantSource.system()), Runnable::run);

    @AfterAll
    static void close() {
        VERTX.close();
    }

    @Test
    void theUrlSaysEverything() {
        var spec = read(Map.of("url", "rediss://app:pa%3Ass@cache:6380/3", "expect", Map.of("role", "replica")));

        assertThat(spec.access().endpoint()).isEqualTo(new Endpoint("cache", 6380));
        assertThat(spec.access().tls()).isPresent();
        assertThat(spec.access().username()).contains("app");
        assertThat(spec.access().password()).contains(Secret.of("pa:ss"));
        assertThat(spec.access().database()).isEqualTo(3);
        assertThat(spec.role()).contains(ReplicationRole.REPLICA);
    }

    @Test
    void aHostAloneIsEnough() {
        var spec = read(Map.of("url", "redis://cache"));

        assertThat(spec.endpoints()).containsExactly("cache:6379");
        assertThat(spec.access().tls()).isEmpty();
        assertThat(spec.access().password()).isEmpty();
        assertThat(spec.role()).isEmpty();
    }

    @Test
    void thePublicViewHidesThePassword() {
        var spec = read(Map.of("url", "redis://:top-word@cache:6379/0"));

        assertThat(spec.publicView().toString()).doesNotContain("top-word").contains("***", "redis://cache:6379/0");
        assertThat(spec.toString()).doesNotContain("top-word");
        assertThat(spec.secrets()).containsExactly(Secret.of("top-word"));
    }

    @Test
    void whatIsWrongIsToldByItsKey() {
        assertThat(rejections(Map.of("url", "http://cache"))).anyMatch(text -> text.startsWith("url:"));
        assertThat(rejections(Map.of("url", "redis://cache:0"))).anyMatch(text -> text.startsWith("url:"));
        assertThat(rejections(Map.of("url", "redis://cache/first"))).anyMatch(text -> text.startsWith("url:"));
        assertThat(rejections(Map.of("url", "redis://cache", "username", "app")))
                .anyMatch(text -> text.startsWith("username:"));
        assertThat(rejections(Map.of("url", "redis://:a@cache", "password", "b")))
                .anyMatch(text -> text.startsWith("password:"));
        assertThat(rejections(Map.of("url", "redis://cache", "tls", Map.of("verify", false))))
                .anyMatch(text -> text.startsWith("tls:"));
    }

    private RedisSpec read(Map<String, ?> values) {
        var settings = MapSettings.of(values);
        var spec = factory.read(settings);
        assertThat(settings.rejections()).isEmpty();
        return spec;
    }

    private List<String> rejections(Map<String, ?> values) {
        var settings = MapSettings.of(values);
        factory.read(settings);
        return settings.rejections();
    }
}
