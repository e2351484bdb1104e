// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.web.api;

import dev.faultline.fleet.shipping.FleetMigration;
import dev.faultline.testing.FleetAccess;
import dev.faultline.testing.FreePort;
import dev.faultline.testing.RealPostgres;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.util.Map;

/** A hub with two databases, of which one is away. */
public final class HubUnderTest implements QuarkusTestResourceLifecycleManager {

    private RealPostgres postgres = RealPostgres.started();

    @Override
    public Map<String, String> start() {
        try {
            var away = FreePort.get();
            FleetMigration.run(FleetAccess.at(postgres.port()), "test");
            var config =
                    Files.writeString(Files.createTempFile("faultline", ".yaml"), """
                    faultline:
                      fleet:
                        databases:
                          - { url: "postgresql://127.0.0.1:%d/postgres?sslmode=disable", username: postgres }
                          - { url: "postgresql://127.0.0.1:%d/away?sslmode=disable", username: hub }
                    """.formatted(postgres.port(), away));
            return Map.of("faultline.config", config.toString(), "faultline.mode", "hub");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(postgres, new TestInjector.MatchesType(RealPostgres.class));
    }

    @Override
    public void stop() {
        postgres.close();
    }
}
