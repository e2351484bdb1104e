// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.app.command;

import dev.faultline.config.ConfigException;
import dev.faultline.config.ConfigFile;
import dev.faultline.config.ConfigLoader;
import dev.faultline.fleet.FleetSettings;
import dev.faultline.fleet.shipping.FleetMigration;
import dev.faultline.probe.kinds.ProbeKinds;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.sql.SQLException;
import java.util.Optional;

/** {@code FAULTLINE_MODE=migrate}: brings the tables of the fleet's database to this version, and ends. */
public final class MigrateCommand {

    private static final int FAILED = 1;
    private static final int INVALID = 2;

    private final PrintStream out;
    private final PrintStream err;

    public MigrateCommand(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    /** 0 if the tables are there now, 1 if the database is away or refuses, 2 if the config file names none. */
    public int run() {
        var settings = settings();
        if (settings.isEmpty()) {
            return INVALID;
        }
        var where = settings.get().place();
        try {
            var version = FleetMigration.run(settings.get(), "migrate");
            out.println("faultline: the tables in " + where + " are of version " + version);
            return 0;
        } catch (SQLException failed) {
            err.println("faultline: the tables in " + where + " were not migrated: " + failed.getMessage());
            return FAILED;
        }
    }

    private Optional<FleetSettings> settings() {
        var file =
                ConfigFile.of(name -> Optional.ofNullable(System.getenv(name))).path();
        // The kinds need it to be made, and ask nothing of it.
        var vertx = Vertx.vertx();
        try {
            var loader = new ConfigLoader(
                    new ProbeKinds(vertx, Runnable::run).all(), name -> Optional.ofNullable(System.getenv(name)));
            var settings = loader.load(Files.readAllBytes(file)).fleet();
            if (settings.isEmpty()) {
                err.println("faultline: " + file + " has no section store.postgresql, so there is nothing to migrate");
            }
            return settings;
        } catch (ConfigException wrong) {
            err.println("faultline: the config file " + file + " cannot be used:\n" + wrong.getMessage());
        } catch (IOException unreadable) {
            err.println("faultline: the config file " + file + " cannot be read");
        } finally {
            vertx.close();
        }
        return Optional.empty();
    }
}
