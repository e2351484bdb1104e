// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.testing.FleetAccess;
import dev.faultline.testing.PackagedSidecar;
import dev.faultline.testing.RealPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A fleet's database on a real PostgreSQL, and the config of a sidecar of the app {@code shop} that ships to it each second. */
final class ShippedShop implements AutoCloseable {

    final RealPostgres postgres = FleetAccess.database();
    private final Path folder;

    /** @param folder has the password file */
    ShippedShop(Path folder) throws IOException {
        this.folder = folder;
        Files.writeString(folder.resolve("password"), RealPostgres.PASSWORD + "\n");
    }

    /**
     * The config of a sidecar.
     *
     * @param port where it finds the fleet's database
     * @param dependencies a line of YAML each
     */
    String config(int port, String dependencies) {
        return """
                faultline:
                  app: shop
                  network: { enabled: false }
                  changes: { process: { enabled: false } }
                  dependencies:
                %s
                  store:
                    postgresql:
                      url: postgresql://127.0.0.1:%d/postgres
                      username: app
                      password-file: %s
                      ship-interval: 1s
                  instance: { node: node-7, zone: b }
                """.formatted(dependencies.indent(4).stripTrailing(), port, folder.resolve("password"));
    }

    /** Makes the tables, or leaves them as they are. */
    void migrate(String yaml) throws InterruptedException {
        var migrated = PackagedSidecar.runMode(folder, yaml, "migrate");
        assertThat(migrated.output()).containsPattern("are of version \\d+");
        assertThat(migrated.exitCode()).isZero();
    }

    long number(String sql) {
        return Long.parseLong(postgres.texts(sql).get(0));
    }

    @Override
    public void close() {
        postgres.close();
    }
}
