// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.web.api.document;

import dev.faultline.discovery.ConfigProposal;
import dev.faultline.discovery.ProposalText;
import dev.faultline.discovery.ProposedDependency;
import dev.faultline.discovery.ProposedDependency.ProposedLine;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the app seems to depend on.
 *
 * @param app the app this instance stands beside
 * @param instance which instance responds
 * @param connections how many open connections of the app there are; null if that is unknown, because no network is shared with it
 * @param dependencies the proposed ones
 * @param config the same as a config file
 */
@RegisterForReflection
public record DiscoveryDocument(
        String app, String instance, @Nullable Long connections, List<ProposedDocument> dependencies, String config) {

    /**
     * One of them.
     *
     * @param keys as in the config file, each value as YAML
     * @param origin where it was found
     * @param remarks what is to be known or done about it
     * @param complete whether it works as it stands; else it is a comment in the config file
     */
    @RegisterForReflection
    public record ProposedDocument(
            String name, Map<String, String> keys, String origin, List<String> remarks, boolean complete) {

        static ProposedDocument of(ProposedDependency proposed) {
            var keys = new LinkedHashMap<String, String>();
            proposed.lines().forEach(line -> keys.put(line.key(), line.value()));
            var origin = proposed.lines().stream()
                    .map(ProposedLine::origin)
                    .filter(text -> !text.isEmpty())
                    .findFirst()
                    .orElse("");
            return new ProposedDocument(proposed.name(), keys, origin, proposed.remarks(), proposed.complete());
        }
    }

    public static DiscoveryDocument of(String app, String instance, ConfigProposal proposal) {
        return new DiscoveryDocument(
                app,
                instance,
                proposal.connections().isPresent() ? proposal.connections().getAsLong() : null,
                proposal.dependencies().stream().map(ProposedDocument::of).toList(),
                ProposalText.of(proposal));
    }
}
