// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.discovery;

import dev.faultline.discovery.ProposedDependency.ProposedLine;
import dev.faultline.discovery.mentions.EndpointMention;
import dev.faultline.discovery.mentions.MentionName;
import dev.faultline.discovery.mentions.ServerScheme;
import dev.faultline.probe.net.Endpoint;
import dev.faultline.text.AddressText;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which check fits a server that was found. Each is one that works as it stands, by the kind of the server where that can be
 * asked: where it is not known how to sign in and the kind needs it, only a connection is made, and the remark says how to check
 * more. A MySQL that nobody may sign in to is left to a person: connections alone can make it lock the app out. So is what is
 * connected to within the pod and may be the app itself, as the proxy of a service mesh has it.
 */
final class ProposalRules {

    /** What an app itself may be, as far as its port tells. */
    private static final Set<ServerScheme> MAY_BE_THE_APP =
            EnumSet.of(ServerScheme.TCP, ServerScheme.HTTP, ServerScheme.HTTPS);

    private static final String SIGN_IN = "Give username and password if it asks for them.";

    private final Set<String> kinds;

    /** @param kinds the names of those that this program can check */
    ProposalRules(Set<String> kinds) {
        this.kinds = kinds;
    }

    /** Whether it is not the usual port of another server. */
    static boolean mayBeTheApp(int port) {
        return MAY_BE_THE_APP.contains(ServerScheme.usualAt(port));
    }

    /** For a server that a variable or file names. */
    ProposedDependency mentioned(EndpointMention mention, String connections) {
        var origin = mention.origin() + connections;
        var scheme = mention.scheme();
        var absent = absent(mention);
        if (!kinds.contains(scheme.kind()) || scheme == ServerScheme.TCP) {
            return connection(mention, origin, absent);
        }
        if (!remarks(mention).isEmpty()) {
            return ofKind(mention, origin, remarks(mention));
        }
        var needsUser = scheme == ServerScheme.POSTGRESQL || scheme == ServerScheme.MYSQL;
        if (mention.signIn().isUsable() && (mention.signIn().namesUser() || !needsUser)) {
            return ofKind(mention, origin, List.of());
        }
        if (takesNobody(scheme)) {
            return ofKind(mention.withoutSignIn(), origin, absent);
        }
        return scheme == ServerScheme.MYSQL
                ? withoutUser(mention, origin, absent)
                : connection(mention, origin, absent.isEmpty() ? less(scheme) : absent);
    }

    /** For a server that is only connected to; by its address, unless a Service has it. */
    ProposedDependency connected(Optional<String> service, InetAddress at, int port, String connections) {
        var usual = ServerScheme.usualAt(port);
        var address = AddressText.of(at);
        var endpoint = new Endpoint(service.orElse(address), port);
        var name = service.orElse(("at-" + address + "-" + port).replaceAll("[^0-9a-z]+", "-"));
        var mention = EndpointMention.bare(name, usual, endpoint, connections);
        var remarks = new ArrayList<String>();
        if (service.isEmpty()) {
            remarks.add("Only its address is known, which may change: give the name by which the app knows it.");
        }
        if (usual != ServerScheme.TCP) {
            remarks.add("Its port is that of " + usual.product() + ".");
        }
        if (at.isLoopbackAddress() && mayBeTheApp(port)) {
            remarks.add("It is in this pod, and may be the app itself: take it only if the app depends on it.");
            return connection(mention, connections, remarks).leftToAPerson();
        }
        if (!kinds.contains(usual.kind())) {
            return connection(mention, connections, remarks);
        }
        return switch (usual) {
            case POSTGRESQL, HTTP, HTTPS -> {
                remarks.addAll(less(usual));
                yield connection(mention, connections, remarks);
            }
            case MYSQL -> withoutUser(mention, connections, remarks);
            case REDIS, AMQP, AMQPS, MONGODB, KAFKA, MEMCACHED, SMTP, SMTPS -> {
                remarks.add(SIGN_IN);
                yield ofKind(mention, connections, remarks);
            }
            case GRPC -> {
                remarks.addAll(remarks(mention));
                yield ofKind(mention, connections, remarks);
            }
            default -> connection(mention, connections, remarks);
        };
    }

    /** For a folder that is mounted and can be written to. */
    ProposedDependency volume(Path folder) {
        return new ProposedDependency(
                MentionName.fit(folder.getFileName().toString()),
                List.of(
                        new ProposedLine("kind", "file", "mounted, and can be written to"),
                        new ProposedLine("path", KindKeys.quoted(folder.toString()), ""),
                        new ProposedLine("expect", "{ type: directory, writable: true }", "")),
                List.of());
    }

    /** Whether a server of this kind responds to one that does not sign in. */
    private static boolean takesNobody(ServerScheme scheme) {
        return switch (scheme) {
            case MONGODB, KAFKA, MEMCACHED, SMTP, SMTPS -> true;
            default -> false;
        };
    }

    private static List<String> absent(EndpointMention mention) {
        var absent = mention.signIn().absent();
        return absent.isEmpty()
                ? List.of()
                : List.of("Give this container " + String.join(" and ", absent)
                        + ", which the app has, and run discover again.");
    }

    /** What is to be said of kinds that nobody signs in to. */
    private static List<String> remarks(EndpointMention mention) {
        return switch (mention.scheme()) {
            case HTTP, HTTPS -> List.of("Give the path of a health check, and the status that it responds with.");
            case GRPC, GRPCS -> List.of("Leave 'expect' out if it has the health service, and name the 'service'.");
            default -> List.of();
        };
    }

    private static List<String> less(ServerScheme scheme) {
        return scheme == ServerScheme.TCP
                ? List.of()
                : List.of("This checks a connection only. The kind " + scheme.kind() + " checks more.");
    }

    private static ProposedDependency ofKind(EndpointMention mention, String origin, List<String> remarks) {
        return new ProposedDependency(mention.name(), KindKeys.of(mention, origin), remarks);
    }

    private static ProposedDependency withoutUser(EndpointMention mention, String origin, List<String> remarks) {
        var lines = new ArrayList<>(KindKeys.of(mention.withoutSignIn(), origin));
        lines.add(new ProposedLine("username", "\"a user of the server\"", "to be filled in"));
        var said = new ArrayList<>(remarks);
        said.add("Nobody is known who may sign in. No 'tcp' is proposed instead: MySQL counts connections without a"
                + " handshake, and can lock the app out.");
        return new ProposedDependency(mention.name(), lines, said, false);
    }

    private static ProposedDependency connection(EndpointMention mention, String origin, List<String> remarks) {
        return new ProposedDependency(
                mention.name(),
                List.of(
                        new ProposedLine("kind", "tcp", origin),
                        new ProposedLine(
                                "address", KindKeys.quoted(mention.endpoint().toString()), "")),
                remarks);
    }
}
