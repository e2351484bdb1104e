// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.probe.net.Endpoint;
import dev.faultline.probe.postgresql.PostgresqlSignIn;
import dev.faultline.settings.Secret;
import dev.faultline.testing.MapSettings;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A fleet's database may be one of several servers; a dependency is one. */
class FleetServersTest {

    @Test
    void aUrlNamesAServerAndItsStandbys() {
        var settings = FleetSettings.read(MapSettings.of(
                Map.of("url", "jdbc:postgresql://ship:a,b%2Fc@pg-a:6432,PG-B,[fd00::1]:5433/fleet?sslmode=require")));

        assertThat(settings.servers())
                .containsExactly(new Endpoint("pg-a", 6432), new Endpoint("pg-b", 5432), new Endpoint("fd00::1", 5433));
        assertThat(settings.place()).isEqualTo("pg-a:6432,pg-b:5432,[fd00::1]:5433/fleet");
        assertThat(settings.username()).isEqualTo("ship");
        assertThat(settings.password()).contains(Secret.of("a,b/c"));
        assertThat(settings.tls().mode()).isEqualTo("require");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgresql://pg-a,/fleet",
                "postgresql://,pg-a/fleet",
                "postgresql://pg-a,pg b/fleet",
                "postgresql://a,b,c,d,e,f,g,h,i/fleet",
                "mysql://pg-a,pg-b/fleet"
            })
    void eachOfThemIsAHost(String url) {
        var settings = MapSettings.of(Map.of("url", url, "username", "ship"));

        assertThat(FleetSettings.read(settings).servers()).hasSize(1);
        assertThat(settings.rejections()).hasSize(1);
    }

    @Test
    void aDependencyIsOneServer() {
        var settings = MapSettings.of(Map.of("url", "postgresql://pg-a,pg-b/shop", "username", "shop"));

        PostgresqlSignIn.read(settings);

        assertThat(settings.rejections()).singleElement().asString().contains("with one host");
    }
}
