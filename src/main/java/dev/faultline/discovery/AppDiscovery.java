// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.discovery;

import dev.faultline.discovery.mentions.ServerMentions;
import dev.faultline.discovery.mentions.ServiceNames;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

/** Finds out what the app depends on. Thread-safe. */
public final class AppDiscovery {

    private final Path proc;
    private final Map<String, String> environment;
    private final Set<String> kinds;

    /**
     * @param proc where {@code /proc} is
     * @param environment the variables of this program
     * @param kinds the names of the kinds that it can check
     */
    public AppDiscovery(Path proc, Map<String, String> environment, Set<String> kinds) {
        this.proc = proc;
        this.environment = Map.copyOf(environment);
        this.kinds = Set.copyOf(kinds);
    }

    /**
     * What can be found now. Resolves the names of the servers that it finds, connects to none of them, and reads no more than
     * {@code /proc}, the environment and the config files that are mounted.
     */
    public ConfigProposal find() {
        var surroundings = new AppSurroundings(proc);
        var variables = surroundings.variables(environment);
        return ConfigProposal.of(
                ServerMentions.find(variables, surroundings.folders()),
                new AppConnections(proc).now(),
                new ServiceNames(variables),
                new ProposalRules(kinds));
    }
}
