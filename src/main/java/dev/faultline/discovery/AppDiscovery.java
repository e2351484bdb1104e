// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.discovery;

import dev.faultline.discovery.mentions.ServerMentions;
import dev.faultline.discovery.mentions.ServiceNames;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Finds out what the app depends on. Thread-safe. */
public final class AppDiscovery {

    private final Path proc;
    private final Map<String, String> environment;
    private final Set<String> kinds;
    private final InstantSource clock;

    /**
     * @param proc where {@code /proc} is
     * @param environment the variables of this program
     * @param kinds the names of the kinds that it can check
     */
    public AppDiscovery(Path proc, Map<String, String> environment, Set<String> kinds, InstantSource clock) {
        this.proc = proc;
        this.environment = Map.copyOf(environment);
        this.kinds = Set.copyOf(kinds);
        this.clock = clock;
    }

    /**
     * What can be found now. Resolves the names of the servers that it finds, connects to none of them, and reads no more than
     * {@code /proc}, the environment, and the config files and logs that are mounted.
     */
    public ConfigProposal find() {
        return find(List.of());
    }

    /**
     * The same, with the app's files also in these folders.
     *
     * @param more folders besides those that are mounted
     */
    public ConfigProposal find(Collection<Path> more) {
        var surroundings = new AppSurroundings(proc);
        var variables = surroundings.variables(environment);
        var mounts = surroundings.mounts(more).stream()
                .filter(mount -> !mount.path().toString().equals(environment.get("FAULTLINE_DATA_DIR")))
                .toList();
        var folders = Stream.concat(more.stream(), mounts.stream().map(MountedFolder::path))
                .distinct()
                .toList();
        var files = new FileWalk(folders);
        var connections = AppConnections.read(proc);
        var proposal = ConfigProposal.of(
                ServerMentions.find(variables, files.configs()),
                FileSearch.in(files, mounts, clock.instant()),
                connections.listening(),
                connections.remoteEnds(),
                new ServiceNames(variables),
                new ProposalRules(kinds));
        return connections.isAlone() ? proposal.outOfReach() : proposal;
    }
}
