// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.app;

import dev.faultline.app.command.CommandLine;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.security.Security;
import java.util.List;

/** Starts the program, or does what its arguments say. */
@QuarkusMain
public final class Main {

    Main() {}

    public static void main(String... args) {
        if (args.length > 0) {
            Runtime.getRuntime().halt(new CommandLine(System.out, System.err).run(List.of(args)));
        }
        rememberNoNames();
        TemporaryFolder.find();
        if (LaunchMode.current() == LaunchMode.DEVELOPMENT) {
            Quarkus.run(args);
            return;
        }
        var exit = new ProcessExit();
        exit.onSignal();
        Quarkus.run(null, exit::end, args);
    }

    /** A name is resolved anew for each probe; a remembered one would hide that its resolver is gone. */
    private static void rememberNoNames() {
        Security.setProperty("networkaddress.cache.ttl", "0");
        Security.setProperty("networkaddress.cache.negative.ttl", "0");
        Security.setProperty("networkaddress.cache.stale.ttl", "0");
    }
}
