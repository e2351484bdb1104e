// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.app.command;

import dev.faultline.discovery.AppDiscovery;
import dev.faultline.discovery.ProposalText;
import dev.faultline.probe.kinds.ProbeKinds;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;

/** {@code discover}: prints a config file with what the app seems to depend on. */
final class DiscoverCommand {

    private final PrintStream out;

    DiscoverCommand(PrintStream out) {
        this.out = out;
    }

    /** 0. */
    int run(List<String> arguments) {
        if (!arguments.isEmpty()) {
            throw new WrongUsage("discover takes no arguments");
        }
        var kinds = OfferedKinds.ask(ProbeKinds::names);
        out.print(ProposalText.of(new AppDiscovery(Path.of("/proc"), System.getenv(), kinds).find()));
        return 0;
    }
}
