// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.discovery;

import dev.faultline.discovery.ProposedDependency.ProposedLine;
import dev.faultline.discovery.mentions.EndpointMention;
import dev.faultline.discovery.mentions.ServerScheme;
import dev.faultline.probe.net.Endpoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which check fits a server that was found. Each is one that works as it stands: where it is not known how to log in, only a
 * connection is made, and the remark says how to check more.
 */
final class ProposalRules {

    /** Where a URL without a path is asked, nobody knows what is right; a server error is certainly wrong. */
    private static final String ANY_STATUS = "{ status: \"100-499\" }";

    private final Set<String> kinds;

    /** @param kinds the names of those that this program can check */
    ProposalRules(Set<String> kinds) {
        this.kinds = kinds;
    }

    /** For a server that a variable or file names. */
    ProposedDependency mentioned(EndpointMention mention, String connections) {
        var origin = mention.origin() + connections;
        return switch (mention.scheme()) {
            case HTTP, HTTPS -> http(mention, origin);
            case REDIS -> mention.isUsable() ? login(mention, origin, "redis") : connection(mention, origin);
            case POSTGRESQL, MYSQL -> {
                var isKnown =
                        mention.wholeUrl().isPresent() || mention.username().isPresent();
                var kind = mention.scheme().kind();
                yield isKnown && mention.isUsable() && kinds.contains(kind)
                        ? login(mention, origin, kind)
                        : connection(mention, origin);
            }
            default -> connection(mention, origin);
        };
    }

    /** For a server that is only connected to; by its address, unless a Service has it. */
    ProposedDependency connected(Optional<String> service, String address, int port, String connections) {
        var usual = ServerScheme.usualAt(port);
        var endpoint = new Endpoint(service.orElse(address), port);
        var name = service.orElse("at-" + address.replaceAll("[^0-9a-f]+", "-") + "-" + port);
        var remarks = new ArrayList<String>();
        if (service.isEmpty()) {
            remarks.add("Only its address is known, which may change: give the name by which the app knows it.");
        }
        if (usual != ServerScheme.TCP) {
            remarks.add("Its port is " + usual.kind() + "'s." + more(usual));
        }
        return new ProposedDependency(name, tcp(endpoint, connections), remarks);
    }

    private static ProposedDependency http(EndpointMention mention, String origin) {
        var scheme = mention.scheme() == ServerScheme.HTTPS ? "https" : "http";
        var isUsual = mention.endpoint().port() == mention.scheme().port();
        var place = isUsual ? mention.endpoint().host() : mention.endpoint().toString();
        return new ProposedDependency(
                mention.name(),
                List.of(
                        new ProposedLine("kind", "http", origin),
                        new ProposedLine("url", quoted(scheme + "://" + place + "/"), ""),
                        new ProposedLine("expect", ANY_STATUS, "")),
                List.of("Give the path of a health check, and the status that it responds with."));
    }

    private static ProposedDependency login(EndpointMention mention, String origin, String kind) {
        var lines = new ArrayList<ProposedLine>();
        lines.add(new ProposedLine("kind", kind, origin));
        var scheme = kind.equals("redis") && mention.isTls() ? "rediss" : kind;
        var path = mention.path().isEmpty() ? "" : "/" + mention.path();
        var url = mention.wholeUrl()
                .map(ProposalRules::reference)
                .orElse(quoted(scheme + "://" + mention.endpoint() + path));
        lines.add(new ProposedLine("url", url, ""));
        mention.username()
                .ifPresent(name -> lines.add(new ProposedLine("username", reference(name), "variable " + name)));
        mention.password()
                .ifPresent(name -> lines.add(new ProposedLine("password", reference(name), "variable " + name)));
        return new ProposedDependency(mention.name(), lines, List.of());
    }

    private ProposedDependency connection(EndpointMention mention, String origin) {
        var remarks = new ArrayList<String>();
        if (!mention.absent().isEmpty()) {
            remarks.add("Give this container " + String.join(" and ", mention.absent())
                    + ", which the app has, and run discover again.");
        } else if (mention.scheme() != ServerScheme.TCP) {
            remarks.add("This checks a connection only." + more(mention.scheme()));
        }
        return new ProposedDependency(mention.name(), tcp(mention.endpoint(), origin), remarks);
    }

    private String more(ServerScheme scheme) {
        return kinds.contains(scheme.kind()) && !scheme.kind().equals("tcp")
                ? " The kind " + scheme.kind() + " checks more."
                : "";
    }

    private static List<ProposedLine> tcp(Endpoint endpoint, String origin) {
        return List.of(
                new ProposedLine("kind", "tcp", origin), new ProposedLine("address", quoted(endpoint.toString()), ""));
    }

    private static String reference(String variable) {
        return "${" + variable + "}";
    }

    private static String quoted(String text) {
        return "\"" + text.replace("${", "$${") + "\"";
    }
}
