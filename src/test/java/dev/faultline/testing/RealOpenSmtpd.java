// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** An OpenSMTPD of its own on the loopback interface, which only root can start; absent where none is installed. */
public final class RealOpenSmtpd {

    private RealOpenSmtpd() {}

    public static boolean isInstalled() {
        return InstalledServer.executable("smtpctl").isPresent()
                && System.getProperty("user.name").equals("root");
    }

    /** Starts one that takes mail for {@code example.org}; the folder takes its config file. */
    public static InstalledServer started(Path folder) {
        var port = FreePort.get();
        try {
            var config = Files.writeString(
                    folder.resolve("smtpd.conf"),
                    String.join(
                            "\n",
                            "listen on 127.0.0.1 port " + port + " hostname mail.test",
                            "action \"deliver\" mbox",
                            "match from any for domain \"example.org\" action \"deliver\"",
                            ""));
            return InstalledServer.started(port, "smtpd", List.of("-d", "-f", config.toString()));
        } catch (IOException cannot) {
            throw new UncheckedIOException(cannot);
        }
    }
}
