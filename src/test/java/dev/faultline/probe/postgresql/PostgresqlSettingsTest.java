// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.probe.net.Endpoint;
import dev.faultline.probe.net.ProbeNetwork;
import dev.faultline.probe.net.QueryExpectation;
import dev.faultline.probe.net.TlsMode;
import dev.faultline.settings.Secret;
import dev.faultline.testing.MapSettings;
import io.vertx.core.Vertx;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class PostgresqlSettingsTest {

    private static final Vertx VERTX = Vertx.vertx();

    private final PostgresqlProbeFactory factory =
            new PostgresqlProbeFactory(ProbeNetwork.ofThePod(VERTX, InstantSource.system()), Runnable::run);

    @AfterAll
    static void close() {
        VERTX.close();
    }

    @Test
    void theUrlSaysEverything() {
        var spec = read(Map.of("url", "postgresql://orders:p%40ss@DB_1:6432/shop?sslmode=require"));

        assertThat(spec.endpoint()).isEqualTo(new Endpoint("db_1", 6432));
        assertThat(spec.database()).isEqualTo("shop");
        assertThat(spec.username()).isEqualTo("orders");
        assertThat(spec.password()).contains(Secret.of("p@ss"));
        assertThat(spec.encryption().mode()).isEqualTo(TlsMode.REQUIRE);
        assertThat(spec.query()).isEqualTo("select 1");
        assertThat(spec.endpoints()).containsExactly("db_1:6432");
    }

    @Test
    void aJdbcUrlIsTakenAsItIs() {
        var spec = read(Map.of("url", "jdbc:postgresql://db/shop?user=orders&password=word&currentSchema=x"));

        assertThat(spec.endpoint()).isEqualTo(new Endpoint("db", 5432));
        assertThat(spec.username()).isEqualTo("orders");
        assertThat(spec.password()).contains(Secret.of("word"));
    }

    @Test
    void theKeysBesideTheUrlHold() {
        var spec = read(Map.of(
                "url", "postgresql://db?sslmode=disable",
                "username", "orders",
                "password", "word",
                "query", "select 2",
                "tls", Map.of("mode", "verify-full"),
                "expect", Map.of("value", "2", "rows", 1, "writable", true)));

        assertThat(spec.database()).isEqualTo("orders");
        assertThat(spec.encryption().mode()).isEqualTo(TlsMode.VERIFY_FULL);
        assertThat(spec.expectation()).isEqualTo(new QueryExpectation(Optional.of("2"), 1, true));
    }

    @Test
    void thePublicViewHidesThePasswordWhereverItWas() {
        var spec = read(Map.of("url", "postgresql://orders:top-word@db/shop"));

        assertThat(spec.publicView().toString()).doesNotContain("top-word").contains("***", "db:5432/shop");
        assertThat(spec.toString()).doesNotContain("top-word");
        assertThat(spec.secrets()).containsExactly(Secret.of("top-word"));
    }

    @Test
    void whatIsWrongIsToldByItsKeyAndWithoutThePassword() {
        assertThat(rejections(Map.of("url", "mysql://u:top-word@db/shop")))
                .singleElement()
                .asString()
                .startsWith("url: postgresql://host:port/database")
                .doesNotContain("top-word");
        assertThat(rejections(Map.of("url", "postgresql://u@db:70000/shop"))).anyMatch(text -> text.startsWith("url:"));
        assertThat(rejections(Map.of("url", "postgresql://u@a/shop?sslmode=maybe")))
                .anyMatch(text -> text.contains("sslmode"));
        assertThat(rejections(Map.of("url", "postgresql://db/shop"))).anyMatch(text -> text.startsWith("username:"));
        assertThat(rejections(Map.of("url", "postgresql://u:a@db", "password", "b")))
                .anyMatch(text -> text.startsWith("password:"));
        assertThat(rejections(Map.of("url", "postgresql://u@db", "query", " ")))
                .anyMatch(text -> text.startsWith("query:"));
    }

    private PostgresqlSpec read(Map<String, ?> values) {
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
