// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.app;

import dev.faultline.app.command.CommandLine;
import dev.faultline.app.command.MigrateCommand;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.security.Security;
import java.util.List;
import java.util.Optional;

/** Starts the program, or does what its arguments say. */
@QuarkusMain
public final class Main {

    Main() {}

    public static void main(String... args) {
        if (args.length > 0) {
            Runtime.getRuntime().halt(new CommandLine(System.out, System.err).run(List.of(args)));
        }
        rememberNoNames();
        if (mode() == ProgramMode.MIGRATE) {
            Runtime.getRuntime().halt(new MigrateCommand(System.out, System.err).run());
        }
        TemporaryFolder.find();
        if (LaunchMode.current() == LaunchMode.DEVELOPMENT) {
            Quarkus.run(args);
            return;
        }
        var exit = new ProcessExit();
        exit.onSignal();
        Quarkus.run(null, exit::end, args);
    }

    private static ProgramMode mode() {
        try {
            return ProgramMode.of(Optional.ofNullable(System.getenv("FAULTLINE_MODE")));
        } catch (CannotStart wrong) {
            System.err.println("faultline: " + wrong.getMessage());
            Runtime.getRuntime().halt(wrong.exitCode());
            throw wrong;
        }
    }

    /** A name is resolved anew for each probe; a remembered one would hide that its resolver is gone. */
    private static void rememberNoNames() {
        Security.setProperty("networkaddress.cache.ttl", "0");
        Security.setProperty("networkaddress.cache.negative.ttl", "0");
        Security.setProperty("networkaddress.cache.stale.ttl", "0");
    }
}
