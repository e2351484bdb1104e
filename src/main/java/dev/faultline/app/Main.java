// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.app;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.security.Security;

/** Starts the program. */
@QuarkusMain
public final class Main {

    Main() {}

    public static void main(String... args) {
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
