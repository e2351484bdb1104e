// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.app.command;

import dev.faultline.discovery.AppDiscovery;
import dev.faultline.discovery.ProposalText;
import dev.faultline.probe.kinds.ProbeKinds;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;

/** {@code discover}: prints a config file with what the app seems to depend on. */
final class DiscoverCommand {

    private final PrintStream out;

    DiscoverCommand(PrintStream out) {
        this.out = out;
    }

    /** 0. */
    int run(List<String> arguments) {
        for (var argument : arguments) {
            if (argument.startsWith("-") || !Files.isDirectory(Path.of(argument))) {
                throw new WrongUsage(
                        "discover: '" + argument + "' is not a folder; give folders with the app's files, or none");
            }
        }
        var folders = arguments.stream()
                .map(folder -> Path.of(folder).toAbsolutePath().normalize())
                .toList();
        var kinds = OfferedKinds.ask(ProbeKinds::names);
        var discovery = new AppDiscovery(Path.of("/proc"), System.getenv(), kinds, InstantSource.system());
        out.print(ProposalText.of(discovery.find(folders)));
        return 0;
    }
}
