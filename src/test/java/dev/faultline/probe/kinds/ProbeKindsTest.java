// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.kinds;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.dependency.DependencyKind;
import io.vertx.core.Vertx;
import org.junit.jupiter.api.Test;

class ProbeKindsTest {

    @Test
    void everyKindIsFoundByItsName() {
        var vertx = Vertx.vertx();
        try {
            var kinds = new ProbeKinds(vertx, Runnable::run);

            assertThat(kinds.kinds())
                    .extracting(DependencyKind::name)
                    .containsExactlyInAnyOrder(
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
                            "dns",
                            "tls",
                            "app-health",
                            "file",
                            "env");
            assertThat(kinds.kinds())
                    .allSatisfy(kind ->
                            assertThat(kinds.factory(kind).orElseThrow().kind()).isEqualTo(kind));
            assertThat(kinds.factory(new DependencyKind("gopher"))).isEmpty();
            assertThat(kinds.factory(DependencyKind.NETWORK)).isEmpty();
            assertThat(kinds.network().kind()).isEqualTo(DependencyKind.NETWORK);
        } finally {
            vertx.close();
        }
    }
}
