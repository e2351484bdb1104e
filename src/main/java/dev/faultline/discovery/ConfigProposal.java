// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.discovery;

import dev.faultline.discovery.AppConnections.RemoteEnd;
import dev.faultline.discovery.mentions.EndpointMention;
import dev.faultline.discovery.mentions.ServiceNames;
import dev.faultline.errors.accesslog.LoggedRoutes;
import dev.faultline.probe.net.Endpoint;
import dev.faultline.text.AddressText;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The dependencies that the app seems to have.
 *
 * @param dependencies those that variables and files name first, then those that are only connected to
 * @param routes those of its own that may be asked
 * @param files where its logs, labels and config files are
 * @param connections how many TCP connections of the app there were; empty if that is unknown
 * @param mentions how many times a server was named
 */
public record ConfigProposal(
        List<ProposedDependency> dependencies,
        AppRoutes routes,
        AppFiles files,
        OptionalLong connections,
        int mentions) {

    public ConfigProposal {
        dependencies = List.copyOf(dependencies);
    }

    static ConfigProposal of(
            List<EndpointMention> mentions,
            AppFiles files,
            List<Integer> listening,
            List<RemoteEnd> connections,
            ServiceNames services,
            ProposalRules rules) {
        var open = new ArrayList<>(connections);
        open.removeIf(end -> services.isPlatform(AddressText.of(end.address())));
        var proposed = new ArrayList<ProposedDependency>();
        for (var mention : best(mentions)) {
            var held = mention.endpoints().stream()
                    .mapToLong(endpoint -> take(open, endpoint))
                    .sum();
            proposed.add(rules.mentioned(mention, held == 0 ? "" : "; " + count(held)));
        }
        for (var end : open) {
            var service = services.at(AddressText.of(end.address()));
            proposed.add(rules.connected(service, end.address(), end.port(), count(end.connections())));
        }
        files.volumes().forEach(folder -> proposed.add(rules.volume(folder)));
        return new ConfigProposal(
                unique(proposed),
                files.accessLog()
                        .map(log -> AppRoutes.among(LoggedRoutes.of(log.path()), others(listening, mentions)))
                        .orElse(AppRoutes.NONE),
                files,
                OptionalLong.of(
                        connections.stream().mapToLong(RemoteEnd::connections).sum()),
                mentions.size());
    }

    /** The same where no connections can be found, because no network is shared with the app. */
    ConfigProposal outOfReach() {
        return new ConfigProposal(dependencies, routes, files, OptionalLong.empty(), mentions);
    }

    /** One mention of each server: the one that knows most of how to log in. */
    private static List<EndpointMention> best(List<EndpointMention> mentions) {
        var best = new LinkedHashMap<Endpoint, EndpointMention>();
        for (var mention : mentions) {
            best.merge(
                    mention.endpoint(),
                    mention,
                    (one, other) -> EndpointMention.BY_KNOWLEDGE.compare(one, other) >= 0 ? one : other);
        }
        return List.copyOf(best.values());
    }

    /** Takes the connections to that server out of the list; how many there are. */
    private static long take(List<RemoteEnd> open, Endpoint endpoint) {
        if (open.stream().noneMatch(end -> end.port() == endpoint.port())) {
            return 0;
        }
        var addresses = addresses(endpoint.host());
        var held = open.stream()
                .filter(end -> end.port() == endpoint.port() && addresses.contains(end.address()))
                .toList();
        open.removeAll(held);
        return held.stream().mapToLong(RemoteEnd::connections).sum();
    }

    /** The ports without those of servers in this pod: those that are mentioned, and those that the port tells. */
    private static List<Integer> others(List<Integer> listening, List<EndpointMention> mentions) {
        var servers = mentions.stream()
                .flatMap(mention -> mention.endpoints().stream())
                .filter(endpoint -> listening.contains(endpoint.port())
                        && addresses(endpoint.host()).stream().anyMatch(InetAddress::isLoopbackAddress))
                .map(Endpoint::port)
                .collect(Collectors.toSet());
        return listening.stream()
                .filter(port -> !servers.contains(port) && ProposalRules.mayBeTheApp(port))
                .toList();
    }

    private static Set<InetAddress> addresses(String host) {
        try {
            return Set.of(InetAddress.getAllByName(host));
        } catch (UnknownHostException unknown) {
            return Set.of();
        }
    }

    private static String count(long connections) {
        return connections == 1 ? "1 connection" : connections + " connections";
    }

    private static List<ProposedDependency> unique(List<ProposedDependency> proposed) {
        var times = new LinkedHashMap<String, Integer>();
        return proposed.stream()
                .map(each -> {
                    var time = times.merge(each.name(), 1, Integer::sum);
                    return time == 1 ? each : each.named(each.name() + "-" + time);
                })
                .toList();
    }
}
